// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Alerts;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.recovery.GuardState;
import dev.tocsin.recovery.GuardStates;
import dev.tocsin.recovery.Recoveries;
import dev.tocsin.recovery.Recovery;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.recovery.Runbooks;
import dev.tocsin.testkit.InMemoryAlerts;
import dev.tocsin.testkit.InMemoryGuardStates;
import dev.tocsin.testkit.InMemoryRecoveries;
import dev.tocsin.testkit.InMemoryTimers;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A recovery's whole surroundings in memory: the alert, the queue, the timers, and an action that
 * notes its calls. Time passes only when it is told to, and whatever is due by then is delivered.
 */
final class Bench {

  static final String RUNBOOK =
      """
      runbooks:
        - name: restart-cache
          when: ['service="cache_manager"']
          action: {http: {url: https://cache.example/repair}}
          guards:
            cooldown: 60s
            budget: {actions: 4, window: 1h}
            breaker: {failure_threshold: 3}
          verification: {within: 90s, every: 15s}
          attempts: 2
      """;

  private static final int MOST_REDELIVERIES = 3;

  final ManualClock clock = new ManualClock();
  final InMemoryRecoveries recoveries = new InMemoryRecoveries();
  final InMemoryGuardStates guards = new InMemoryGuardStates();
  final InMemoryAlerts alerts = new InMemoryAlerts(clock);
  final InMemoryTimers timers = new InMemoryTimers(clock);
  final List<AlertBatch> sent = new ArrayList<>();
  final List<ActionCall> calls = new ArrayList<>();
  ActionResult answer = ActionResult.done("HTTP 200");
  private Crashing crashing = Crashing.never();
  private String runbooks = RUNBOOK;

  /** From here on, the process dies once after that many effects. */
  Crashing dieAfter(int effects) {
    crashing = new Crashing(effects);
    return crashing;
  }

  void configure(String yaml) {
    runbooks = yaml;
  }

  /** The alert fires since so many seconds after the start, and is known to. */
  RecoveryRequest fires(long sinceSecond) {
    return fires("LowSuccessRate", sinceSecond);
  }

  RecoveryRequest fires(String name, long sinceSecond) {
    var since = ManualClock.START.plusSeconds(sinceSecond);
    var alert =
        alerts.merge(
            new Alert(labels(name), Map.of(), since, null, clock.instant(), "evaluate", ""));
    return RecoveryRequest.of("restart-cache", alert, clock.instant());
  }

  void resolves() {
    resolves("LowSuccessRate");
  }

  void resolves(String name) {
    var known = alerts.find(labels(name).fingerprint()).orElseThrow();
    var now = clock.instant();
    alerts.merge(new Alert(known.labels(), Map.of(), known.startsAt(), now, now, "evaluate", ""));
  }

  /** Delivers a request, again while it fails. */
  void deliver(RecoveryRequest request) {
    redelivered(() -> flow().request(request));
  }

  /** Moves on in steps of a second, delivering what becomes due. */
  void until(long second) {
    while (clock.instant().isBefore(ManualClock.START.plusSeconds(second))) {
      clock.advance(Duration.ofSeconds(1));
      for (var wakeup : timers.receive(Timer.Owner.RECOVERY)) {
        redelivered(() -> flow().wake(wakeup));
      }
    }
  }

  private static void redelivered(Runnable delivery) {
    for (int time = 1; time <= MOST_REDELIVERIES; time++) {
      try {
        delivery.run();
        return;
      } catch (Crashing.Crash | IllegalStateException e) {
        // Lambda's answer to both is the same: the message comes again.
      }
    }
    throw new AssertionError("still failing after " + MOST_REDELIVERIES + " deliveries");
  }

  Recovery only() {
    var all = recoveries.latest(2);
    if (all.size() != 1) {
      throw new AssertionError("expected one recovery: " + all);
    }
    return all.getFirst();
  }

  GuardState guardState() {
    return guards.update("restart-cache", "cache_manager", same -> same);
  }

  List<String> keys() {
    return calls.stream().map(ActionCall::key).toList();
  }

  /** What was told to people: event id and whether it fires. */
  List<String> told() {
    return sent.stream()
        .map(batch -> batch.eventId().replaceAll(".*:", "") + " " + batch.alerts().size())
        .toList();
  }

  RecoveryFlow flow() {
    return flow(crashing.port(GuardStates.class, guards));
  }

  @SuppressWarnings("unchecked")
  RecoveryFlow flow(GuardStates states) {
    RecoveryAction action =
        call -> {
          calls.add(call);
          return answer;
        };
    Consumer<AlertBatch> queue = sent::add;
    return new RecoveryFlow(
        Runbooks.read(List.of(YamlFile.parse("runbooks/cache.yaml", runbooks))),
        Map.of("restart-cache", crashing.port(RecoveryAction.class, action)),
        crashing.port(Recoveries.class, recoveries),
        crashing.port(Alerts.class, alerts),
        crashing.port(Timers.class, timers),
        new Gate(states, crashing.port(Consumer.class, queue)),
        clock);
  }

  static Labels labels(String name) {
    return Labels.of("alertname", name, "service", "cache_manager", "severity", "critical");
  }
}
