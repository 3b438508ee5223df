// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.metric.Datapoint;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.metric.Statistic;
import dev.tocsin.metric.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Rules and datapoints to try things on: a bad value is below 99.5. */
final class Examples {

  static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  static final double GOOD = 100;
  static final double BAD = 90;
  static final SeriesKey CACHE =
      new SeriesKey("success_rate", Labels.of("service", "cache_manager", "instance", "cache-1"));

  private Examples() {}

  static Threshold condition(int datapointsToAlarm, int periods, MissingData missing) {
    return condition(
        Statistic.Simple.AVERAGE,
        Comparison.LESS_THAN_THRESHOLD,
        99.5,
        datapointsToAlarm,
        periods,
        missing);
  }

  static Threshold condition(
      Statistic statistic,
      Comparison comparison,
      double threshold,
      int datapointsToAlarm,
      int periods,
      MissingData missing) {
    return new Threshold(
        "success_rate",
        Map.of("service", "cache_manager"),
        statistic,
        comparison,
        threshold,
        Duration.ofMinutes(1),
        periods,
        datapointsToAlarm,
        missing);
  }

  static Rule rule(Threshold condition, String holdFor, String keepFiringFor) {
    return new Rule(
        "cache_success",
        "LowSuccessRate",
        condition,
        Duration.parse("PT" + holdFor),
        Duration.parse("PT" + keepFiringFor),
        Severity.CRITICAL,
        Map.of("team", "storage"),
        Map.of("summary", "{{ labels.service }} at {{ value }} %"));
  }

  /** The alert's labels for {@link #CACHE} under {@link #rule}. */
  static Labels alertLabels() {
    return CACHE
        .labels()
        .and(Labels.of("alertname", "LowSuccessRate", "severity", "critical", "team", "storage"));
  }

  /** Datapoints as CloudWatch's documents draw them: 0 good, X bad, - missing; newest last. */
  static EvaluationRange range(String drawing) {
    var marks = drawing.trim().split(" +");
    var datapoints = new TreeMap<Integer, Datapoint>();
    for (int age = 0; age < marks.length; age++) {
      var mark = marks[marks.length - 1 - age];
      if (!mark.equals("-")) {
        var start = NOON.minus(Duration.ofMinutes(age));
        datapoints.put(age, new Datapoint(start, mark.equals("X") ? BAD : GOOD));
      }
    }
    return new EvaluationRange(datapoints);
  }

  static Rollup rollup(long minutesFromNoon, double... values) {
    return new Rollup(CACHE, Rollup.minuteOf(NOON) + minutesFromNoon, Summary.of(values));
  }
}
