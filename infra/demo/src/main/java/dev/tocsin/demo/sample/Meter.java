// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import java.time.Duration;
import java.util.Optional;

/** Counts reads since it was last asked. */
final class Meter {

  private int reads;
  private int failures;
  private int hits;
  private long nanos;

  /**
   * What was measured.
   *
   * @param successRate of all reads, in percent
   * @param hitRate reads answered from the cache, of all, in percent
   * @param responseMillis of all reads, on average
   */
  record Reading(double successRate, double hitRate, double responseMillis) {}

  synchronized void read(boolean success, boolean hit, Duration took) {
    reads++;
    failures += success ? 0 : 1;
    hits += hit ? 1 : 0;
    nanos += took.toNanos();
  }

  /** The measurement since the last call; nothing if there was no read. */
  synchronized Optional<Reading> take() {
    if (reads == 0) {
      return Optional.empty();
    }
    var reading =
        new Reading(100.0 * (reads - failures) / reads, 100.0 * hits / reads, nanos / 1e6 / reads);
    reads = 0;
    failures = 0;
    hits = 0;
    nanos = 0;
    return Optional.of(reading);
  }
}
