// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.mute;

import dev.tocsin.alert.Labels;
import java.time.Instant;
import java.util.List;

/** One thing that may keep firing alerts quiet. It is asked when a group is flushed, not before. */
@FunctionalInterface
public interface Muter {

  Verdict mutes(Labels labels, Instant now);

  /** The first of several that mutes decides. */
  static Muter anyOf(List<Muter> muters) {
    return (labels, now) ->
        muters.stream()
            .map(muter -> muter.mutes(labels, now))
            .filter(Verdict::isMuted)
            .findFirst()
            .orElse(Verdict.HEARD);
  }

  /** Mutes what one of these silences covers. */
  static Muter silencing(List<Silence> silences) {
    return (labels, now) ->
        silences.stream()
            .filter(silence -> silence.silences(labels, now))
            .findFirst()
            .<Verdict>map(
                silence ->
                    new Verdict.Silenced(silence.id(), silence.endsAt(), silence.createdBy()))
            .orElse(Verdict.HEARD);
  }
}
