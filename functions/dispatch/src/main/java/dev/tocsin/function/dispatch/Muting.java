// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.mute.Muter;
import dev.tocsin.mute.Silence;
import dev.tocsin.mute.Silences;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps alerts quiet: the list of muters, silences being the first. Nothing is read unless a
 * group is flushed.
 */
final class Muting {

  private static final Logger LOG = LoggerFactory.getLogger(Muting.class);

  private final Silences silences;

  Muting(Silences silences) {
    this.silences = silences;
  }

  /** The muters as they stand at one instant. */
  Muter at(Instant now) {
    return Muter.anyOf(List.of(silencing(now)));
  }

  private Muter silencing(Instant now) {
    var read = new LazySilences(now);
    return (labels, when) -> Muter.silencing(read.active()).mutes(labels, when);
  }

  private final class LazySilences {

    private final Instant now;
    private Optional<List<Silence>> active = Optional.empty();

    LazySilences(Instant now) {
      this.now = now;
    }

    List<Silence> active() {
      if (active.isEmpty()) {
        active = Optional.of(orNone());
      }
      return active.get();
    }

    /** The one edge at which an error is no error: a page too many is better than none. */
    private List<Silence> orNone() {
      try {
        return silences.active(now);
      } catch (RuntimeException e) {
        LOG.error("silences can't be read, so nothing is silenced", e);
        return List.of();
      }
    }
  }
}
