// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

import dev.tocsin.aws.store.DynamoRollups;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.SeriesKey;
import java.time.Instant;
import java.util.function.Predicate;

/** What the rollups of a metric have counted in all. */
public record Recorded(long count, double sum) {

  /**
   * @param wanted of which series
   * @param since the first minute that counts; the last is the present one
   */
  public static Recorded of(
      Engines engines, String metric, Predicate<SeriesKey> wanted, Instant since, Instant now) {
    var rollups = new DynamoRollups(engines.dynamo(), engines.table("metrics"));
    long count = 0;
    double sum = 0;
    for (var series : rollups.series(metric, now)) {
      if (wanted.test(series)) {
        for (var rollup : rollups.read(series, Rollup.minuteOf(since), Rollup.minuteOf(now) + 1)) {
          count += rollup.summary().count();
          sum += rollup.summary().sum();
        }
      }
    }
    return new Recorded(count, sum);
  }
}
