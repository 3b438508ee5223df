// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.metric.SeriesKey;
import dev.tocsin.metric.Statistic;
import java.time.Duration;
import java.util.Map;

/**
 * When the series of a metric are in alarm: the settings of a CloudWatch metric alarm, applied to
 * each series by itself.
 *
 * @param match values that labels of a series must have; empty for all series of the metric
 * @param period length of a datapoint, a multiple of a minute; periods begin at multiples of it
 *     since the epoch
 * @param evaluationPeriods how many datapoints are looked at (N)
 * @param datapointsToAlarm how many of them must breach (M), from 1 to N
 */
public record Condition(
    String metric,
    Map<String, String> match,
    Statistic statistic,
    Comparison comparison,
    double threshold,
    Duration period,
    int evaluationPeriods,
    int datapointsToAlarm,
    MissingData treatMissingData) {

  /** As far back as CloudWatch lets an alarm look with periods of less than an hour. */
  public static final Duration FARTHEST_BACK = Duration.ofDays(1);

  /**
   * How many more periods than N are looked through for data. CloudWatch doesn't say how many it
   * takes; all examples in its documents take two.
   */
  static final int EXTRA_PERIODS = 2;

  public Condition {
    match = Map.copyOf(match);
    if (period.toMinutes() < 1 || !period.equals(Duration.ofMinutes(period.toMinutes()))) {
      throw new IllegalArgumentException("a period is a multiple of 1m, not " + period);
    }
    if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
      throw new IllegalArgumentException(
          "datapoints to alarm are 1 to the evaluation periods: "
              + datapointsToAlarm
              + " of "
              + evaluationPeriods);
    }
    if (period.multipliedBy(evaluationPeriods).compareTo(FARTHEST_BACK) > 0) {
      throw new IllegalArgumentException(
          "evaluation periods reach back further than a day: "
              + evaluationPeriods
              + " of "
              + period);
    }
  }

  public boolean covers(SeriesKey series) {
    return series.metric().equals(metric)
        && match.entrySet().stream()
            .allMatch(label -> series.labels().get(label.getKey()).equals(label.getValue()));
  }

  boolean breaches(double value) {
    return comparison.breaches(value, threshold);
  }

  long periodMinutes() {
    return period.toMinutes();
  }

  /** The number of periods in the evaluation range. */
  int range() {
    return evaluationPeriods + EXTRA_PERIODS;
  }
}
