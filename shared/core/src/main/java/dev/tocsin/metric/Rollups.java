// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import java.time.Instant;
import java.util.List;

/** The rollups of every series, for as long as {@link Recording#RETENTION}. */
public interface Rollups {

  /** What a series measured in the minutes from the first to the last, both included, in order. */
  List<Rollup> read(SeriesKey series, long fromMinute, long toMinute);

  /**
   * The series of a metric of which anything was recorded within the retention, in the order of
   * their names.
   */
  List<SeriesKey> series(String metric, Instant now);
}
