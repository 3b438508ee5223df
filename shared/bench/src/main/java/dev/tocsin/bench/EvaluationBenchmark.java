// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.bench;

import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.metric.Statistic;
import dev.tocsin.metric.Summary;
import dev.tocsin.rule.Comparison;
import dev.tocsin.rule.Evaluation;
import dev.tocsin.rule.MissingData;
import dev.tocsin.rule.Rule;
import dev.tocsin.rule.RuleState;
import dev.tocsin.rule.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What evaluate does for each rule and series at each tick, without the reading and writing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EvaluationBenchmark {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:15Z");
  private static final SeriesKey SERIES =
      new SeriesKey("success_rate", Labels.of("service", "cache_manager"));

  /** Minutes that the evaluation periods span; five minutes a period. */
  @Param({"5", "60"})
  private int minutes;

  @Param({"Average", "p99"})
  private String statistic = "Average";

  private List<Rollup> rollups = List.of();
  private Rule rule = rule(1, "Average");

  @Setup
  public void fill() {
    var random = new Random(42);
    var filled = new ArrayList<Rollup>();
    for (int minute = minutes; minute >= 0; minute--) {
      var values = random.doubles(20, 90, 100).toArray();
      filled.add(new Rollup(SERIES, Rollup.minuteOf(NOW) - minute, Summary.of(values)));
    }
    rollups = List.copyOf(filled);
    rule = rule(minutes / 5, statistic);
  }

  @Benchmark
  public Evaluation evaluate() {
    return Evaluation.of(rule, SERIES, RuleState.NEW, rollups, NOW);
  }

  private static Rule rule(int periods, String statistic) {
    var condition =
        new Threshold(
            SERIES.metric(),
            Map.of("service", "cache_manager"),
            Statistic.named(statistic).orElseThrow(),
            Comparison.LESS_THAN_THRESHOLD,
            99.5,
            Duration.ofMinutes(5),
            periods,
            periods,
            MissingData.MISSING);
    return new Rule(
        "bench",
        "LowSuccessRate",
        condition,
        Duration.ZERO,
        Duration.ZERO,
        Severity.CRITICAL,
        Map.of(),
        Map.of());
  }
}
