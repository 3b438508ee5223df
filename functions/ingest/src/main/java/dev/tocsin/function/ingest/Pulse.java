// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.heartbeat.Expectation;
import dev.tocsin.heartbeat.Heartbeats;
import dev.tocsin.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes that a source was heard from, where silence is expected to be an alert: every 15 seconds,
 * or each quarter of the silence where that is less, and not with every delivery. So an alert may
 * come as much too early as it may be late, and no more.
 */
final class Pulse {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Heartbeats heartbeats;
  private final Map<String, Instant> noted = new HashMap<>();

  Pulse(Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
  }

  synchronized void of(Source source, Instant now) {
    var expected = source.guarantees().expected();
    if (expected == null) {
      return;
    }
    var quarter = expected.silentAfter().dividedBy(4);
    var pause = quarter.compareTo(LONGEST) < 0 ? quarter : LONGEST;
    var last = noted.get(source.name());
    if (last == null || !now.isBefore(last.plus(pause))) {
      note(expected, now);
      noted.put(source.name(), now);
    }
  }

  private void note(Expectation expected, Instant now) {
    try {
      heartbeats.beat(expected.key(), now);
    } catch (RuntimeException e) {
      // Named edge: the delivery is accepted already. At worst its source is told to be silent.
      LOG.warn("that {} was heard from could not be noted", expected.name(), e);
    }
  }
}
