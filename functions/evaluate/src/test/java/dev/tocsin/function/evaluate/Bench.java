// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import dev.tocsin.heartbeat.SilentSources;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.rule.Evaluator;
import dev.tocsin.rule.Rule;
import dev.tocsin.rule.RulesFile;
import dev.tocsin.rule.Threshold;
import dev.tocsin.rule.Tick;
import dev.tocsin.testkit.InMemoryHeartbeats;
import dev.tocsin.testkit.InMemoryRollups;
import dev.tocsin.testkit.InMemoryRuleStates;
import dev.tocsin.testkit.InMemoryWatches;
import dev.tocsin.testkit.LambdaContext;
import dev.tocsin.testkit.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The function on a clock that is set by hand: a schedule that ticks each minute, a queue that
 * delivers delayed ticks when they are due, and a watch on what is sent to dispatch.
 */
final class Bench {

  static final String RULE =
      """
      rules:
        - name: cache_success
          alert: LowSuccessRate
          metric: success_rate
          match: {service: cache_manager}
          comparison: LessThanThreshold
          threshold: 99.5
          severity: critical
          annotations: {summary: "{{ labels.service }} at {{ value }} %"}
      """;

  final ManualClock clock = new ManualClock();
  final InMemoryRollups rollups = new InMemoryRollups();
  final InMemoryRuleStates states = new InMemoryRuleStates();
  final InMemoryHeartbeats heartbeats = new InMemoryHeartbeats();
  final InMemoryWatches watches = new InMemoryWatches();
  final List<AlertBatch> told = new ArrayList<>();
  final Map<String, Long> counted = new HashMap<>();

  private final PriorityQueue<Delayed> queue =
      new PriorityQueue<>((one, other) -> Long.compare(one.second(), other.second()));
  private EvaluateHandler handler;
  private int events;

  private record Delayed(long second, Tick tick) {}

  Bench(String rules) {
    handler = handler(rules);
  }

  static List<Rule> rules(String yaml) {
    return RulesFile.read(
        List.of(YamlFile.parse("rules/test.yaml", yaml)), Set.of("success_rate", "errors"));
  }

  static Threshold threshold(Rule rule) {
    return (Threshold) rule.condition();
  }

  static void inTurn(List<Runnable> work) {
    work.forEach(Runnable::run);
  }

  /** As after a deployment of other rules. */
  void deploy(String rules) {
    handler = handler(rules);
  }

  private EvaluateHandler handler(String rules) {
    var wiring =
        new Wiring(
            new Evaluator(rules(rules), metric -> rollups, states, told::add, Bench::inTurn),
            new SilentSources(List.of(), heartbeats, watches, told::add),
            (tick, delay) -> queue.add(new Delayed(second() + delay.toSeconds(), tick)));
    return new EvaluateHandler(
        wiring, clock, (name, howMany) -> counted.merge(name, howMany, Long::sum));
  }

  /** A sample of the cache's success rate, and then the clock stands there. */
  void measures(long second, double value) {
    measures(second, value, Labels.of("service", "cache_manager"));
  }

  void measures(long second, double value, Labels labels) {
    runUntil(second);
    var sample = new Sample(new SeriesKey("success_rate", labels), clock.instant(), value);
    var batch = new SampleBatch("test:" + events++, "test", clock.instant(), List.of(sample));
    rollups.record(List.of(Recording.of(batch)), clock.instant());
  }

  /** Lets time pass: the schedule at each full minute, delayed ticks when they are due. */
  void runUntil(long second) {
    for (long now = second() + 1; now <= second; now++) {
      clock.at(Duration.ofSeconds(now));
      if (now % 60 == 0) {
        schedule();
      }
      while (!queue.isEmpty() && queue.peek().second() <= now) {
        deliver(queue.remove().tick());
      }
    }
  }

  String schedule() {
    return handle("{}");
  }

  String deliver(Tick tick) {
    return deliver(Json.write(tick));
  }

  String deliver(String body) {
    return handle(Json.write(Map.of("Records", List.of(Map.of("messageId", "m", "body", body)))));
  }

  int delayedTicks() {
    return queue.size();
  }

  List<Alert> alerts() {
    return told.stream().flatMap(batch -> batch.alerts().stream()).toList();
  }

  Alert last() {
    return alerts().getLast();
  }

  long second() {
    return Duration.between(ManualClock.START, clock.instant()).toSeconds();
  }

  private String handle(String event) {
    var out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          out,
          new LambdaContext("evaluate"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
