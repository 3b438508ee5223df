// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import static dev.tocsin.rule.Examples.NOON;
import static dev.tocsin.rule.Examples.rollup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.tocsin.metric.Datapoint;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.Statistic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvaluationRangeTest {

  private static final Threshold AVERAGE = Examples.condition(1, 3, MissingData.MISSING);

  @Test
  void runningMinuteIsTheNewestAsSoonAsItHasData() {
    var range = range(AVERAGE, 15, rollup(-1, 98), rollup(0, 97, 99));

    assertThat(values(range)).containsOnly(entry(0, 98.0), entry(1, 98.0));
    assertThat(range.newest()).contains(new Datapoint(NOON, 98));
  }

  @Test
  void runningMinuteWithoutDataIsNotMissing() {
    var range = range(AVERAGE, 15, rollup(-1, 98), rollup(-2, 97));

    assertThat(values(range)).containsOnly(entry(0, 98.0), entry(1, 97.0));
  }

  @Test
  void minutesWithoutDataAreMissing() {
    var range = range(AVERAGE, 0, rollup(-4, 96), rollup(-2, 97));

    assertThat(values(range)).containsOnly(entry(1, 97.0), entry(3, 96.0));
  }

  @Test
  void reachesTwoPeriodsFurtherThanTheEvaluationPeriods() {
    var range = range(AVERAGE, 0, rollup(0, 100), rollup(-4, 96), rollup(-5, 95));

    assertThat(values(range)).containsOnlyKeys(0, 4);
    assertThat(EvaluationRange.firstMinute(AVERAGE, NOON)).isEqualTo(Rollup.minuteOf(NOON) - 5);
  }

  @Test
  void samplesAheadOfTheClockWaitForTheirMinute() {
    assertThat(range(AVERAGE, 0, rollup(1, 1)).newest()).isEmpty();
  }

  @Test
  void sumOfTheRunningMinuteCountsOnceItBreachesAnUpperBound() {
    var condition = sum(Comparison.GREATER_THAN_THRESHOLD, 100);

    assertThat(values(range(condition, 30, rollup(-1, 7), rollup(0, 60, 50))))
        .containsOnly(entry(0, 110.0), entry(1, 7.0));
    assertThat(values(range(condition, 30, rollup(-1, 7), rollup(0, 60))))
        .containsOnly(entry(0, 7.0));
  }

  @Test
  void sumOfTheRunningMinuteNeverCountsAgainstALowerBound() {
    var condition = sum(Comparison.LESS_THAN_THRESHOLD, 100);

    assertThat(values(range(condition, 30, rollup(-1, 130), rollup(0, 2))))
        .containsOnly(entry(0, 130.0));
  }

  @Test
  void longerPeriodsAreMadeOfMinutesAndBeginAtMultiples() {
    var condition = withPeriod(Duration.ofMinutes(5), 2);

    var range =
        range(condition, 120, rollup(-6, 1), rollup(-5, 10), rollup(-1, 20, 30), rollup(1, 5));

    assertThat(values(range)).containsOnly(entry(0, 5.0), entry(1, 20.0), entry(2, 1.0));
    assertThat(range.datapoints().get(1).start()).isEqualTo(NOON.minus(Duration.ofMinutes(5)));
  }

  @Test
  void percentilesOfLongerPeriodsAreThoseOfAllValues() {
    var values = new double[99];
    Arrays.fill(values, 1);
    var condition =
        new Threshold(
            "success_rate",
            Map.of(),
            new Statistic.Percentile(100),
            Comparison.GREATER_THAN_THRESHOLD,
            1,
            Duration.ofMinutes(2),
            1,
            1,
            MissingData.MISSING);

    assertThat(values(range(condition, 60, rollup(0, values), rollup(1, 7)))).containsEntry(0, 7.0);
  }

  @Test
  void conditionsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Examples.condition(4, 3, MissingData.MISSING));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Examples.condition(0, 3, MissingData.MISSING));
    assertThatIllegalArgumentException().isThrownBy(() -> withPeriod(Duration.ofSeconds(90), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> withPeriod(Duration.ZERO, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> withPeriod(Duration.ofHours(1), 25));
  }

  private static Threshold sum(Comparison comparison, double threshold) {
    return Examples.condition(
        Statistic.Simple.SUM, comparison, threshold, 1, 3, MissingData.MISSING);
  }

  private static Threshold withPeriod(Duration period, int periods) {
    return new Threshold(
        "success_rate",
        Map.of(),
        Statistic.Simple.AVERAGE,
        Comparison.LESS_THAN_THRESHOLD,
        99.5,
        period,
        periods,
        periods,
        MissingData.MISSING);
  }

  private static EvaluationRange range(Threshold condition, long second, Rollup... rollups) {
    return EvaluationRange.of(condition, List.of(rollups), NOON.plusSeconds(second));
  }

  private static Map<Integer, Double> values(EvaluationRange range) {
    return range.datapoints().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value()));
  }
}
