// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import dev.tocsin.escalation.EscalationPolicies;
import dev.tocsin.incident.Incident;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.Receivers;
import dev.tocsin.testkit.InMemoryIncidents;
import dev.tocsin.testkit.InMemoryNotifications;
import dev.tocsin.testkit.InMemoryTimers;
import dev.tocsin.testkit.LambdaContext;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Wakeup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody acknowledges: level 2 after 15 minutes, level 3 after 30 (M-33 of the requirements). */
class EscalationScenario {

  private static final String ID = "8f3a/1";

  private final ManualClock clock = new ManualClock();
  private final InMemoryIncidents incidents = new InMemoryIncidents();
  private final InMemoryTimers timers = new InMemoryTimers(clock);
  private final InMemoryNotifications notifications = new InMemoryNotifications();
  private final EscalationPolicies policies = policies();
  private final EscalateHandler escalate =
      new EscalateHandler(
          new Wiring(
              new Ladder(policies, incidents, timers, notifications, clock),
              new Sweep(timers, clock)));

  @BeforeEach
  void incidentOpens() {
    var alert =
        new Alert(
            Labels.of("alertname", "Down", "severity", "critical"),
            Map.of(),
            clock.instant(),
            null,
            clock.instant(),
            "test",
            "");
    incidents.open(
        Incident.open(
            ID,
            "key",
            "{}:{}",
            Labels.none(),
            List.of(alert),
            Severity.CRITICAL,
            "critical",
            clock.instant()));
    timers.set(policies.of(Severity.CRITICAL).orElseThrow().timer(ID, clock.instant(), 0));
  }

  @Test
  void nobodyAcknowledges() {
    minutes(14);
    assertTold();
    minutes(15);
    assertTold("technical-lead");
    minutes(29);
    assertTold("technical-lead");
    minutes(30);
    assertTold("technical-lead", "system-architect");
    minutes(120);
    assertTold("technical-lead", "system-architect");
    assertThat(timers.find("escalation/" + ID)).isEmpty();
    assertThat(timeline())
        .containsExactly(
            "opened as critical",
            "not acknowledged within 15m, told technical-lead",
            "not acknowledged within 30m, told system-architect");
  }

  @Test
  void acknowledgementEndsTheClimb() {
    minutes(20);
    incidents.change(ID, incident -> incident.acknowledge("ann", clock.instant()));
    minutes(60);

    assertTold("technical-lead");
    assertThat(timers.find("escalation/" + ID)).isEmpty();
  }

  @Test
  void resolutionEndsTheClimb() {
    incidents.change(ID, incident -> incident.resolve(clock.instant()));
    minutes(60);

    assertTold();
    assertThat(timers.find("escalation/" + ID)).isEmpty();
  }

  @Test
  void wakeUpThatComesTwiceTellsOnce() {
    minutes(15);
    deliver(new Wakeup("escalation/" + ID, 1));

    assertTold("technical-lead");
  }

  @Test
  void wakeUpThatComesEarlyIsSentAgainForItsTime() {
    clock.at(Duration.ofMinutes(10));
    timers.receive(Timer.Owner.ESCALATION);
    deliver(new Wakeup("escalation/" + ID, 1));

    assertTold();
    minutes(15);
    assertTold("technical-lead");
  }

  @Test
  void lostWakeUpIsMadeGoodByTheSweep() {
    clock.at(Duration.ofMinutes(16));
    timers.receive(Timer.Owner.ESCALATION);
    receive();
    assertTold();

    escalate.tick(MissingNode.getInstance());
    receive();
    assertTold("technical-lead");
  }

  @Test
  void sweepWakesTheTimersOfEveryOwnerThatAreDueAndNoOthers() {
    timers.set(new Timer("group/1", Timer.Owner.GROUP, clock.instant(), 1));
    timers.set(
        new Timer("recovery/1", Timer.Owner.RECOVERY, clock.instant().plusSeconds(3_600), 1));
    timers.receive(Timer.Owner.GROUP);
    clock.at(Duration.ofMinutes(1));

    escalate.tick(MissingNode.getInstance());

    assertThat(timers.receive(Timer.Owner.GROUP)).containsExactly(new Wakeup("group/1", 1));
    assertThat(timers.sent()).noneMatch(sent -> sent.owner() == Timer.Owner.RECOVERY);
  }

  @Test
  void crashBetweenTellingAndTheNextTimerTellsUnderTheSameId() {
    minutes(15);
    var first = notifications.published().getFirst();
    var again = new InMemoryTimers(clock);
    again.set(policies.of(Severity.CRITICAL).orElseThrow().timer(ID, ManualClock.START, 0));
    new Ladder(policies, incidents, again, notifications, clock)
        .climb(new Wakeup("escalation/" + ID, 1));

    assertThat(notifications.published())
        .extracting(Notification::id)
        .containsExactly(first.id(), first.id());
    assertThat(timeline()).hasSize(2);
    assertThat(again.find("escalation/" + ID)).isPresent();
  }

  @Test
  void timerWithoutItsIncidentFailsAndStands() {
    timers.set(new Timer("escalation/none", Timer.Owner.ESCALATION, clock.instant(), 1));

    assertThat(deliver(new Wakeup("escalation/none", 1))).containsExactly("m0");
    assertThat(timers.find("escalation/none")).isPresent();
  }

  @Test
  void policyThatWasRenamedIsFoundBySeverity() {
    var renamed =
        policies(
            """
            policies:
              - name: pages
                severities: [critical]
                steps:
                  - {after: 15m, receiver: system-architect}
            """);
    clock.at(Duration.ofMinutes(15));

    new Ladder(renamed, incidents, timers, notifications, clock)
        .climb(new Wakeup("escalation/" + ID, 1));

    assertTold("system-architect");
  }

  @Test
  void policyThatIsGoneEndsTheClimb() {
    clock.at(Duration.ofMinutes(15));

    new Ladder(policies("policies: []"), incidents, timers, notifications, clock)
        .climb(new Wakeup("escalation/" + ID, 1));

    assertTold();
    assertThat(timers.find("escalation/" + ID)).isEmpty();
  }

  /** What {@code make invoke-escalate} is tried with. */
  @Test
  void exampleEventsAreTakenForWhatTheyAre() throws IOException {
    clock.at(Duration.ofMinutes(15));
    invoke("escalate-wakeup.json");
    assertTold("technical-lead");

    timers.set(new Timer("group/1", Timer.Owner.GROUP, clock.instant(), 1));
    timers.receive(Timer.Owner.GROUP);
    invoke("escalate-tick.json");
    assertThat(timers.receive(Timer.Owner.GROUP)).containsExactly(new Wakeup("group/1", 1));
  }

  private void invoke(String file) throws IOException {
    try (var event = Files.newInputStream(Path.of("../../events").resolve(file))) {
      escalate.handleRequest(event, new ByteArrayOutputStream(), new LambdaContext("escalate"));
    }
  }

  /** Lets time pass minute by minute, with the sweep of each minute. */
  private void minutes(int until) {
    while (clock.instant().isBefore(ManualClock.START.plus(Duration.ofMinutes(until)))) {
      clock.advance(Duration.ofMinutes(1));
      escalate.tick(MissingNode.getInstance());
      receive();
    }
  }

  private void receive() {
    deliver(timers.receive(Timer.Owner.ESCALATION).toArray(Wakeup[]::new));
  }

  private List<String> deliver(Wakeup... wakeups) {
    var messages = new ArrayList<SQSEvent.SQSMessage>();
    for (var wakeup : wakeups) {
      var message = new SQSEvent.SQSMessage();
      message.setMessageId("m" + messages.size());
      message.setBody(Json.write(wakeup));
      messages.add(message);
    }
    var batch = new SQSEvent();
    batch.setRecords(messages);
    return escalate.messages(batch).getBatchItemFailures().stream()
        .map(failure -> failure.getItemIdentifier())
        .toList();
  }

  private void assertTold(String... receivers) {
    assertThat(notifications.published())
        .extracting(Notification::receiver)
        .containsExactly(receivers);
  }

  private List<String> timeline() {
    return incidents.find(ID).orElseThrow().timeline().stream().map(Incident.Entry::text).toList();
  }

  private static EscalationPolicies policies() {
    return policies(
        """
        policies:
          - name: critical
            severities: [critical, emergency]
            steps:
              - {after: 15m, receiver: technical-lead}
              - {after: 30m, receiver: system-architect}
        """);
  }

  private static EscalationPolicies policies(String yaml) {
    var receivers =
        YamlFile.parse(
            "routes.yaml", "receivers: [{name: technical-lead}, {name: system-architect}]");
    return EscalationPolicies.read(
        YamlFile.parse("escalation.yaml", yaml), Receivers.read(receivers));
  }
}
