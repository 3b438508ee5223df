// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.config.Node;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.Statistic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

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
public record Threshold(
    String metric,
    Map<String, String> match,
    Statistic statistic,
    Comparison comparison,
    double threshold,
    Duration period,
    int evaluationPeriods,
    int datapointsToAlarm,
    MissingData treatMissingData)
    implements Condition {

  /** As far back as CloudWatch lets an alarm look with periods of less than an hour. */
  public static final Duration FARTHEST_BACK = Duration.ofDays(1);

  /**
   * How many more periods than N are looked through for data. CloudWatch doesn't say how many it
   * takes; all examples in its documents take two.
   */
  static final int EXTRA_PERIODS = 2;

  /** The keys of a rule that are its own. */
  static final List<String> KEYS =
      List.of(
          "metric",
          "match",
          "statistic",
          "comparison",
          "threshold",
          "period",
          "evaluationPeriods",
          "datapointsToAlarm",
          "treatMissingData");

  private static final int MOST_PERIODS = 1440;

  public Threshold {
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

  /** Reads its keys of a rule. */
  static Threshold read(Node node) {
    int periods =
        node.find("evaluationPeriods").map(found -> found.integer(1, MOST_PERIODS)).orElse(1);
    try {
      return new Threshold(
          node.get("metric").text(),
          node.texts("match"),
          node.find("statistic").map(Threshold::statistic).orElse(Statistic.Simple.AVERAGE),
          node.get("comparison").word(Comparison.class),
          node.get("threshold").number(),
          node.find("period").map(Node::duration).orElse(Duration.ofMinutes(1)),
          periods,
          node.find("datapointsToAlarm").map(found -> found.integer(1, periods)).orElse(periods),
          node.find("treatMissingData")
              .map(found -> found.word(MissingData.class))
              .orElse(MissingData.MISSING));
    } catch (IllegalArgumentException e) {
      throw node.error(String.valueOf(e.getMessage()));
    }
  }

  private static Statistic statistic(Node node) {
    return Statistic.named(node.text())
        .orElseThrow(
            () ->
                node.error(
                    "expected Average, Sum, Minimum, Maximum, SampleCount or a percentile such as"
                        + " p99, found '"
                        + node.text()
                        + "'"));
  }

  @Override
  public long firstMinute(Instant at) {
    return EvaluationRange.firstMinute(this, at);
  }

  @Override
  public Finding judge(List<Rollup> recent, AlarmState before, Instant at) {
    var range = EvaluationRange.of(this, recent, at);
    var value =
        range
            .newest()
            .map(point -> OptionalDouble.of(point.value()))
            .orElse(OptionalDouble.empty());
    return new Finding(Verdict.of(this, range, before).state(), value);
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
