// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.incident.Incident;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EscalationTest {

  private static final Instant OPENED = Instant.parse("2026-01-05T10:00:00Z");
  private static final Instant LATER = OPENED.plus(Duration.ofMinutes(15));
  private static final EscalationPolicy POLICY =
      new EscalationPolicy(
          "page",
          List.of(
              new EscalationPolicy.Step(Duration.ofMinutes(15), "lead"),
              new EscalationPolicy.Step(Duration.ofMinutes(30), "architect")),
          0);

  private final Incident incident = incident(alert("a", null), alert("b", OPENED.plusSeconds(1)));

  @Test
  void triggeredIncidentIsToldToTheStepThatIsDue() {
    var decision = decide(incident, 0, LATER.plusSeconds(2));

    assertThat(decision).isInstanceOf(Escalation.Tell.class);
    var tell = (Escalation.Tell) decision;
    assertThat(tell.notification().id()).isEqualTo("escalation:i1:0");
    assertThat(tell.notification().receiver()).isEqualTo("lead");
    assertThat(tell.notification().reason()).isEqualTo(NotifyReason.ESCALATED);
    assertThat(tell.notification().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(tell.notification().incidentId()).isEqualTo("i1");
    assertThat(tell.notification().groupKey()).isEqualTo("{}:{}");
    assertThat(tell.notification().oldestReceivedAt()).isEqualTo(LATER);
    assertThat(tell.note().text()).isEqualTo("not acknowledged within 15m, told lead");
    assertThat(tell.next()).contains(timer(1));
  }

  @Test
  void lastStepSetsNoTimer() {
    var tell = (Escalation.Tell) decide(incident, 1, OPENED.plus(Duration.ofMinutes(30)));

    assertThat(tell.notification().receiver()).isEqualTo("architect");
    assertThat(tell.next()).isEmpty();
  }

  @Test
  void onlyWhatFiresIsTold() {
    var tell = (Escalation.Tell) decide(incident, 0, LATER);

    assertThat(tell.notification().alerts()).containsExactly(alert("a", null));
  }

  @Test
  void openIncidentWhoseAlertsSeemOverIsToldAsFiring() {
    var seeming = incident(alert("b", OPENED.plusSeconds(1)));

    var tell = (Escalation.Tell) decide(seeming, 0, LATER);

    assertThat(tell.notification().alerts()).containsExactly(alert("b", null));
    assertThat(tell.notification().status()).isEqualTo(Alert.Status.FIRING);
  }

  @Test
  void wakeUpThatComesEarlyChangesNothing() {
    assertThat(decide(incident, 0, LATER.minusMillis(1))).isEqualTo(new Escalation.Wait());
  }

  @Test
  void acknowledgedIncidentEscalatesNoFurther() {
    assertThat(decide(incident.acknowledge("ann", OPENED), 0, LATER))
        .isEqualTo(new Escalation.Over(Escalation.Reason.ACKNOWLEDGED));
  }

  @Test
  void resolvedIncidentEscalatesNoFurther() {
    assertThat(decide(incident.resolve(OPENED), 0, LATER))
        .isEqualTo(new Escalation.Over(Escalation.Reason.RESOLVED));
  }

  @Test
  void levelThatThePolicyNoLongerHasIsNotTold() {
    var timer = new Timer("escalation/i1", Timer.Owner.ESCALATION, LATER, 3);

    assertThat(Escalation.decide(POLICY, incident, timer, LATER))
        .isEqualTo(new Escalation.Over(Escalation.Reason.NO_SUCH_LEVEL));
  }

  private static Escalation decide(Incident incident, int level, Instant now) {
    return Escalation.decide(POLICY, incident, timer(level), now);
  }

  private static Timer timer(int level) {
    return POLICY.timer("i1", OPENED, level);
  }

  private static Alert alert(String instance, @Nullable Instant end) {
    return new Alert(
        Labels.of("alertname", "Down", "instance", instance),
        Map.of(),
        OPENED,
        end,
        OPENED,
        "test",
        "");
  }

  private static Incident incident(Alert... alerts) {
    return Incident.open(
        "i1", "key", "{}:{}", Labels.none(), List.of(alerts), Severity.CRITICAL, "page", OPENED);
  }
}
