// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Alerts;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Lateness;
import dev.tocsin.config.Durations;
import dev.tocsin.escalation.EscalationPolicies;
import dev.tocsin.group.Groups;
import dev.tocsin.incident.Incidents;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.limit.Traffic;
import dev.tocsin.mute.Silences;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.Notifications;
import dev.tocsin.notify.Receivers;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.recovery.Runbooks;
import dev.tocsin.route.Routes;
import dev.tocsin.testkit.InMemoryAlerts;
import dev.tocsin.testkit.InMemoryBacklogs;
import dev.tocsin.testkit.InMemoryGroups;
import dev.tocsin.testkit.InMemoryIncidents;
import dev.tocsin.testkit.InMemoryLedger;
import dev.tocsin.testkit.InMemorySilences;
import dev.tocsin.testkit.InMemoryTimers;
import dev.tocsin.testkit.LambdaContext;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The function in a small world of its own, in which time passes only when it is told to. */
final class Suite {

  static final String ROUTES =
      """
      route:
        receiver: team
        group_by: [alertname, service]
        group_wait: 30s
        group_interval: 5m
        repeat_interval: 4h
        routes:
          - matchers: ['severity=~"critical|emergency"']
            receiver: pager
            group_wait: 0s
            group_interval: 1m
            repeat_interval: 1h
            continue: true
          - matchers: ['severity="emergency"']
            receiver: board
            group_wait: 0s
      receivers:
        - name: team
        - name: pager
        - name: board
        - name: lead
      """;

  private static final String ESCALATION =
      """
      policies:
        - name: on-call
          severities: [critical, emergency]
          steps:
            - {after: 15m, receiver: lead}
      """;

  private static final String RUNBOOKS =
      """
      runbooks:
        - name: restart-cache
          when: ['service="cache"']
          action: {http: {url: "http://127.0.0.1/restart"}}
      """;

  final ManualClock clock = new ManualClock();
  final InMemoryAlerts alerts = new InMemoryAlerts(clock);
  final InMemoryGroups groups = new InMemoryGroups();
  final InMemoryIncidents incidents = new InMemoryIncidents();
  final InMemorySilences silences = new InMemorySilences();
  final InMemoryTimers timers = new InMemoryTimers(clock);
  final InMemoryLedger ledger = new InMemoryLedger();
  final List<Notification> published = new ArrayList<>();
  final List<RecoveryRequest> requested = new ArrayList<>();

  /** How many messages were asked to come again soon. */
  int soonAgain;

  final KillPoints killPoints = new KillPoints();

  /** An alert of this name can't be stored. */
  String unstorable = "";

  /** What the topics do; by default they take everything. */
  Notifications topics = published::add;

  private DispatchHandler handler = handler(ROUTES);

  /** Deploys another configuration; what is stored stays. */
  void deploy(String routes) {
    handler = handler(routes);
  }

  private DispatchHandler handler(String routes) {
    var file = YamlFile.parse("routes.yaml", routes);
    var receivers = Receivers.read(file);
    var policies =
        EscalationPolicies.read(YamlFile.parse("escalation.yaml", ESCALATION), receivers);
    var runbooks = Runbooks.read(List.of(YamlFile.parse("runbooks.yaml", RUNBOOKS)));
    var mortalGroups = killPoints.at(Groups.class, groups);
    var mortalTimers = killPoints.at(Timers.class, timers);
    Notifications mortalTopics = told -> topics.publish(told);
    Consumer<RecoveryRequest> queue = requested::add;
    var mortalAlerts = killPoints.at(Alerts.class, refusing(alerts));
    var routing = new Routing(Routes.read(file, receivers, policies));
    var keeping =
        new IncidentKeeping(killPoints.at(Incidents.class, incidents), policies, mortalTimers);
    return new DispatchHandler(
        new Pipeline(
            mortalAlerts,
            routing,
            new Muting(killPoints.at(Silences.class, silences)),
            mortalGroups,
            new Outbox(
                mortalGroups,
                killPoints.at(Notifications.class, mortalTopics),
                keeping,
                new Healing(runbooks, recoveries(queue)),
                mortalTimers),
            new Acknowledging(mortalAlerts, routing, mortalGroups, keeping),
            mortalTimers,
            killPoints.at(Ledger.class, ledger),
            clock),
        new Lateness(new InMemoryBacklogs(), Traffic.ALERTS, clock),
        message -> soonAgain++);
  }

  private Alerts refusing(Alerts real) {
    return (Alerts)
        Proxy.newProxyInstance(
            Alerts.class.getClassLoader(),
            new Class<?>[] {Alerts.class},
            (proxy, method, arguments) -> {
              if (!unstorable.isEmpty() && arguments[0].toString().contains(unstorable)) {
                throw new IllegalStateException("can't store " + unstorable);
              }
              return method.invoke(real, arguments);
            });
  }

  @SuppressWarnings("unchecked")
  private Consumer<RecoveryRequest> recoveries(Consumer<RecoveryRequest> queue) {
    return killPoints.at(Consumer.class, queue);
  }

  /** Moves time on and delivers each wake-up when it has arrived. */
  void at(String time) {
    var then = ManualClock.START.plus(Durations.parse(time).orElseThrow());
    for (int deliveries = 0; ; deliveries++) {
      if (deliveries > 1_000) {
        throw new AssertionError("the group wakes itself without end");
      }
      var next =
          timers.sent().stream()
              .filter(sent -> sent.owner() == Timer.Owner.GROUP)
              .map(InMemoryTimers.Sent::visibleAt)
              .filter(visibleAt -> !visibleAt.isAfter(then))
              .min(Instant::compareTo);
      if (next.isEmpty()) {
        break;
      }
      if (next.get().isAfter(clock.instant())) {
        moveTo(next.get());
      }
      timers.receive(Timer.Owner.GROUP).forEach(this::deliver);
    }
    moveTo(then);
  }

  /** What the minute's sweep of escalate does. */
  void sweep() {
    timers.due(clock.instant(), 100).forEach(timers::wake);
    timers.receive(Timer.Owner.GROUP).forEach(this::deliver);
  }

  private void moveTo(Instant instant) {
    clock.at(java.time.Duration.between(ManualClock.START, instant));
  }

  /**
   * Delivers a message to an invocation of its own; returns the failures that the batch reports.
   */
  SQSBatchResponse deliver(Object message) {
    return deliverTogether(List.of(message));
  }

  /** Delivers messages to one invocation, under the ids {@code m1}, {@code m2}, ... */
  SQSBatchResponse deliverTogether(List<?> messages) {
    var records = new ArrayList<SQSEvent.SQSMessage>();
    for (var message : messages) {
      var sqs = new SQSEvent.SQSMessage();
      sqs.setMessageId("m" + (records.size() + 1));
      sqs.setBody(Json.write(message));
      records.add(sqs);
    }
    var event = new SQSEvent();
    event.setRecords(records);
    return handler.handleRequest(event, new LambdaContext("dispatch"));
  }

  AlertBatch batch(String eventId, Alert... batch) {
    return AlertBatch.of(eventId, "test", clock.instant(), List.of(batch));
  }

  /** An alert as of now. */
  Alert firing(String name, String severity, String service) {
    return alert(name, severity, service, clock.instant(), null);
  }

  Alert resolved(Alert alert) {
    return new Alert(
        alert.labels(),
        alert.annotations(),
        alert.startsAt(),
        clock.instant(),
        clock.instant(),
        alert.source(),
        alert.generatorUrl());
  }

  private Alert alert(
      String name, String severity, String service, Instant startsAt, @Nullable Instant endsAt) {
    return new Alert(
        Labels.of("alertname", name, "severity", severity, "service", service),
        Map.of("summary", name + " on " + service),
        startsAt,
        endsAt,
        clock.instant(),
        "test",
        "");
  }

  /** What was published, in words: {@code pager: first notification}. */
  List<String> told() {
    return published.stream().map(one -> one.receiver() + ": " + one.reason().text()).toList();
  }
}
