// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import java.time.Instant;

/**
 * What a series measured in one minute of UTC: the unit in which samples are stored, the finest
 * that a rule can look at.
 *
 * @param minute whole minutes since the epoch
 */
public record Rollup(SeriesKey series, long minute, Summary summary) {

  private static final long SECONDS = 60;

  /** The minute that an instant lies in. */
  public static long minuteOf(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS);
  }

  public static Instant startOf(long minute) {
    return Instant.ofEpochSecond(minute * SECONDS);
  }

  /** This rollup with another one of the same series and minute in it. */
  public Rollup merge(Rollup other) {
    if (minute != other.minute || !series.equals(other.series)) {
      throw new IllegalArgumentException(
          "only rollups of one series and minute merge, not " + this + " and " + other);
    }
    return new Rollup(series, minute, summary.merge(other.summary));
  }
}
