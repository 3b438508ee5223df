// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.metric.MetricSources;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.rule.RuleStates.Subject;
import dev.tocsin.rule.RuleStates.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Evaluates every rule for every series that it covers. The cost is one query a metric for its
 * series, one query a series for its rollups, whatever the number of rules on them, and one read
 * for the states of a metric; a write only where something changed.
 *
 * <p>The state is written before dispatch is told, as "not told yet", and once more afterwards. Who
 * loses the race for the first write tells nothing, so no statement ever contradicts the state; and
 * a crash before the telling is made good by the next tick, which finds what has yet to be told.
 * Telling first would not do: two ticks that overlap could leave an alert firing that the state
 * knows to be over, and nobody would ever look at it again.
 */
public final class Evaluator {

  private final Map<String, List<Rule>> rulesByMetric = new TreeMap<>();
  private final MetricSources sources;
  private final RuleStates states;
  private final Consumer<AlertBatch> alerts;
  private final Consumer<List<Runnable>> workers;

  /** How many subjects were looked at, and of how many dispatch was told. */
  public record Summary(int evaluated, int told) {}

  /**
   * @param workers does all of the work that it is given, in any order or at the same time, and
   *     returns when it is done: each series is a piece
   */
  public Evaluator(
      List<Rule> rules,
      MetricSources sources,
      RuleStates states,
      Consumer<AlertBatch> alerts,
      Consumer<List<Runnable>> workers) {
    for (var rule : rules) {
      rulesByMetric
          .computeIfAbsent(rule.condition().metric(), metric -> new ArrayList<>())
          .add(rule);
    }
    this.sources = sources;
    this.states = states;
    this.alerts = alerts;
    this.workers = workers;
  }

  /**
   * Evaluates as of a tick.
   *
   * @throws RuntimeException the first error there was, after everything else was evaluated:
   *     evaluating again is harmless
   */
  public Summary evaluate(Instant at) {
    var run = new Run(at);
    rulesByMetric.forEach((metric, rules) -> run.attempt(() -> evaluate(metric, rules, run)));
    return run.finish();
  }

  /** Resolves the alerts of rules that were taken away, and of series that are no more. */
  public Summary resolveUncovered(Instant at) {
    var run = new Run(at);
    var known = new TreeMap<String, Set<SeriesKey>>();
    var open = states.open(at);
    var before = states.find(open, at);
    for (var subject : open) {
      run.attempt(
          () -> {
            var metric = subject.series().metric();
            var series =
                known.computeIfAbsent(metric, m -> new HashSet<>(sources.of(m).series(m, at)));
            if (!series.contains(subject.series()) || !isCovered(subject)) {
              settle(
                  subject,
                  Objects.requireNonNull(before.get(subject)),
                  state -> Evaluation.notCovered(state, at),
                  Map.of("summary", subject.rule() + " is not watched any longer"),
                  run);
            }
          });
    }
    return run.finish();
  }

  private void evaluate(String metric, List<Rule> rules, Run run) {
    var covering = new HashMap<SeriesKey, List<Rule>>();
    var subjects = new ArrayList<Subject>();
    for (var series : sources.of(metric).series(metric, run.at)) {
      for (var rule : rules) {
        if (rule.condition().covers(series)) {
          covering.computeIfAbsent(series, s -> new ArrayList<>()).add(rule);
          subjects.add(new Subject(rule.name(), series));
        }
      }
    }
    var before = states.find(subjects, run.at);
    var work = new ArrayList<Runnable>();
    covering.forEach(
        (series, its) -> work.add(() -> run.attempt(() -> evaluate(series, its, before, run))));
    workers.accept(work);
  }

  private void evaluate(
      SeriesKey series, List<Rule> rules, Map<Subject, Versioned> before, Run run) {
    long from =
        rules.stream().mapToLong(rule -> rule.condition().firstMinute(run.at)).min().orElseThrow();
    var recent = sources.of(series.metric()).read(series, from, Rollup.minuteOf(run.at));
    for (var rule : rules) {
      var subject = new Subject(rule.name(), series);
      settle(
          subject,
          Objects.requireNonNull(before.get(subject)),
          state -> Evaluation.of(rule, series, state, recent, run.at),
          rule.annotations(),
          run);
    }
  }

  private void settle(
      Subject subject,
      Versioned before,
      Function<RuleState, Evaluation> evaluate,
      Map<String, String> annotations,
      Run run) {
    run.evaluated.incrementAndGet();
    var evaluation = evaluate.apply(before.state());
    var state = evaluation.state();
    long version = before.version();
    if (!state.equals(before.state())) {
      if (!states.put(subject, state, version, run.at)) {
        return;
      }
      version++;
    }
    if (state.mustTell()) {
      alerts.accept(Statement.of(subject, annotations, evaluation));
      // Should this be lost, it is told again, and dispatch knows the event already.
      states.put(subject, state.told(run.at), version, run.at);
      run.told.incrementAndGet();
    }
  }

  private boolean isCovered(Subject subject) {
    return rulesByMetric.getOrDefault(subject.series().metric(), List.of()).stream()
        .anyMatch(
            rule ->
                rule.name().equals(subject.rule()) && rule.condition().covers(subject.series()));
  }

  /** One tick's bookkeeping: a series that can't be evaluated must not keep others from it. */
  private static final class Run {

    private final Instant at;
    private final Queue<RuntimeException> errors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger evaluated = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();

    Run(Instant at) {
      this.at = at;
    }

    void attempt(Runnable work) {
      try {
        work.run();
      } catch (RuntimeException e) {
        errors.add(e);
      }
    }

    Summary finish() {
      var first = errors.poll();
      if (first != null) {
        errors.stream().filter(error -> error != first).forEach(first::addSuppressed);
        throw first;
      }
      return new Summary(evaluated.get(), told.get());
    }
  }
}
