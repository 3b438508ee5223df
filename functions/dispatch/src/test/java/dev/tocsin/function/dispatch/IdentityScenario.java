// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Fingerprint;
import dev.tocsin.alert.Labels;
import dev.tocsin.escalation.EscalationPolicy;
import dev.tocsin.incident.Incident;
import dev.tocsin.ledger.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One alert by whatever name an API has for it, and what people do about it. */
class IdentityScenario {

  private static final String KEYED =
      Suite.ROUTES.replace("[alertname, service]", "[alertname, service, dedup_key]");

  private final Suite suite = new Suite();

  IdentityScenario() {
    suite.deploy(KEYED);
  }

  @Test
  void alertIsClosedByItsKeyAloneAndKeepsWhatIsKnownOfIt() {
    suite.deliver(suite.batch("e1", keyed("disk-1", "Disk", "critical")));
    suite.at("20s");
    suite.deliver(suite.batch("e2", ended("disk-1")));

    assertThat(suite.told())
        .as("nothing else can end with it, so its end waits for nothing")
        .containsExactly("pager: first notification", "pager: all alerts resolved");
    var told = suite.published.getLast().alerts().getFirst();
    assertThat(told.name()).isEqualTo("Disk");
    assertThat(told.annotations()).containsEntry("summary", "Disk");
    assertThat(only(Incident.Status.RESOLVED).title()).isEqualTo("Disk on web");
  }

  @Test
  void alertOfLabelsIsClosedUnderItsFingerprint() {
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch("e1", alert));
    suite.at("20s");
    suite.deliver(suite.batch("e2", ended(alert.fingerprint().hex())));
    suite.at("1m");

    assertThat(only(Incident.Status.RESOLVED).alerts().getFirst().labels())
        .isEqualTo(alert.labels());
    assertThat(suite.alerts.firing(10)).isEmpty();
  }

  @Test
  void keyThatFiresAgainIsAnotherIncident() {
    suite.deliver(suite.batch("e1", keyed("disk-1", "Disk", "critical")));
    suite.at("20s");
    suite.deliver(suite.batch("e2", ended("disk-1")));
    suite.at("21s");
    suite.deliver(suite.batch("e3", keyed("disk-1", "Disk", "critical")));

    assertThat(only(Incident.Status.TRIGGERED).id())
        .isNotEqualTo(only(Incident.Status.RESOLVED).id());
  }

  @Test
  void triggerOfAnOpenKeyIsTheSameAlertWithNewAnnotations() {
    suite.deliver(suite.batch("e1", keyed("disk-1", "Disk", "critical")));
    suite.at("20s");
    suite.deliver(suite.batch("e2", keyed("disk-1", "Disk at 99 %", "warning")));
    suite.at("5m");

    assertThat(suite.told()).containsExactly("pager: first notification");
    var alert = suite.alerts.find(Fingerprint.ofKey("disk-1")).orElseThrow();
    assertThat(alert.labels().get("severity")).isEqualTo("critical");
    assertThat(alert.annotations()).containsEntry("summary", "Disk at 99 %");
  }

  @Test
  void twoKeysOfOneNameAreTwoIncidents() {
    suite.deliver(
        suite.batch(
            "e1", keyed("disk-1", "Disk", "critical"), keyed("disk-2", "Disk", "critical")));

    assertThat(suite.incidents.list(Incident.Status.TRIGGERED, 10)).hasSize(2);
  }

  @Test
  void endThatOvertakesItsTriggerHolds() {
    var trigger = suite.batch("e1", keyed("disk-1", "Disk", "critical"));
    suite.at("1s");
    suite.deliver(suite.batch("e2", ended("disk-1")));
    assertThat(suite.ledger.find("e2").orElseThrow().outcome()).isEqualTo(Outcome.IGNORED);
    assertThat(suite.alerts.resolved(10)).as("it is no alert in itself").isEmpty();
    suite.at("2s");
    suite.deliver(trigger);

    assertThat(suite.told()).isEmpty();
    assertThat(suite.alerts.firing(10)).isEmpty();
    assertThat(suite.alerts.resolved(10)).extracting(Alert::name).containsExactly("Disk");
  }

  @Test
  void lateEndDoesNotEndWhatWasTriggeredSince() {
    suite.deliver(suite.batch("e1", keyed("disk-1", "Disk", "critical")));
    suite.at("10s");
    var end = suite.batch("e2", ended("disk-1"));
    suite.at("11s");
    suite.deliver(suite.batch("e3", keyed("disk-1", "Disk", "critical")));
    suite.deliver(end);

    assertThat(suite.alerts.firing(10)).hasSize(1);
    assertThat(suite.told()).containsExactly("pager: first notification");
  }

  @Test
  void secondEndCountsForWhatIsStillOnItsWay() {
    suite.deliver(suite.batch("e1", keyed("disk-1", "Disk", "critical")));
    suite.at("10s");
    suite.deliver(suite.batch("e2", ended("disk-1")));
    suite.at("11s");
    var late = suite.batch("e3", keyed("disk-1", "Disk", "critical"));
    suite.at("12s");
    suite.deliver(suite.batch("e4", ended("disk-1")));
    suite.deliver(late);

    assertThat(suite.alerts.firing(10)).isEmpty();
    assertThat(suite.incidents.list(Incident.Status.TRIGGERED, 10)).isEmpty();
  }

  @Test
  void annotationsAreAddedToWhatFiresAndToNothingElse() {
    suite.deliver(suite.batch("e1", keyed("disk-1", "Disk", "critical")));
    suite.at("10s");
    suite.deliver(
        suite.batch("e2", Alert.annotated("disk-1", Map.of("description", "full"), now(), "og")));
    var alert = suite.alerts.find(Fingerprint.ofKey("disk-1")).orElseThrow();
    assertThat(alert.annotations()).containsEntry("description", "full").containsKey("summary");

    var unknown = suite.batch("e3", Alert.annotated("no-such", Map.of("a", "b"), now(), "og"));
    assertThat(suite.deliver(unknown).getBatchItemFailures()).hasSize(1);
    suite.at("2m");
    assertThat(suite.deliver(unknown).getBatchItemFailures()).isEmpty();
    assertThat(suite.alerts.find(Fingerprint.ofKey("no-such"))).isEmpty();
    assertThat(suite.ledger.find("e3").orElseThrow().outcome()).isEqualTo(Outcome.IGNORED);
  }

  @Test
  void announcedEndThatComesWithoutRenewalIsTheEnd() {
    suite.deliver(suite.batch("e1", until(suite.firing("Down", "critical", "web"), "4m")));
    suite.at("3m");
    suite.deliver(suite.batch("e2", until(suite.firing("Down", "critical", "web"), "7m")));
    suite.at("6m");
    assertThat(suite.told()).containsExactly("pager: first notification");
    suite.at("7m");
    assertThat(suite.told())
        .containsExactly("pager: first notification", "pager: all alerts resolved");
  }

  @Test
  void endThatIsAnnouncedLaterOnIsLookedAtInTime() {
    suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web")));
    suite.at("1m");
    suite.deliver(suite.batch("e2", until(suite.firing("Down", "critical", "web"), "5m")));
    suite.at("5m");

    assertThat(suite.told()).contains("pager: all alerts resolved");
  }

  @Test
  void acknowledgedIncidentEscalatesNoFurther() {
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch("e1", alert));
    var incident = only(Incident.Status.TRIGGERED).id();
    suite.at("20s");
    suite.deliver(acknowledgement("e2", alert, "on it"));

    var taken = only(Incident.Status.ACKNOWLEDGED);
    assertThat(taken.id()).isEqualTo(incident);
    assertThat(taken.acknowledgedBy()).isEqualTo("ada");
    assertThat(taken.timeline())
        .extracting(Incident.Entry::text)
        .contains("acknowledged by ada", "ada: on it");
    assertThat(suite.timers.find(EscalationPolicy.timerId(incident))).isEmpty();
    assertThat(suite.ledger.find("e2").orElseThrow().outcome()).isEqualTo(Outcome.DISPATCHED);
  }

  @Test
  void acknowledgementBeforeThePageOpensTheIncidentAcknowledged() {
    suite.deploy(KEYED.replace("group_wait: 0s", "group_wait: 30s"));
    suite.deliver(suite.batch("e1", keyed("disk-1", "Disk", "critical")));
    suite.at("10s");
    suite.deliver(acknowledgement("e2", keyed("disk-1", "Disk", "critical"), ""));
    assertThat(suite.told()).isEmpty();
    suite.at("30s");

    assertThat(suite.told()).containsExactly("pager: first notification");
    var taken = only(Incident.Status.ACKNOWLEDGED);
    assertThat(taken.acknowledgedAt()).isEqualTo(taken.openedAt());
    assertThat(suite.timers.find(EscalationPolicy.timerId(taken.id()))).isEmpty();
  }

  @Test
  void incidentOfTwoAlertsIsNotTakenOnWithOneOfThemBeforeThePage() {
    suite.deploy(KEYED.replace("group_wait: 0s", "group_wait: 30s"));
    var one = suite.firing("Down", "critical", "web");
    var other = with(one, "instance", "b");
    suite.deliver(suite.batch("e1", one, other));
    suite.at("10s");
    suite.deliver(acknowledgement("e2", one, ""));
    suite.at("30s");

    assertThat(only(Incident.Status.TRIGGERED).alerts()).hasSize(2);
  }

  @Test
  void acknowledgementThatOvertakesItsTriggerComesAgainAndHolds() {
    var alert = keyed("disk-1", "Disk", "critical");
    var trigger = suite.batch("e1", alert);
    suite.at("1s");
    var acknowledgement = acknowledgement("e2", alert, "");
    assertThat(suite.deliver(acknowledgement).getBatchItemFailures()).hasSize(1);
    assertThat(suite.soonAgain).isOne();
    assertThat(suite.ledger.find("e2")).isEmpty();
    suite.deliver(trigger);
    suite.at("6s");
    assertThat(suite.deliver(acknowledgement).getBatchItemFailures()).isEmpty();

    assertThat(only(Incident.Status.ACKNOWLEDGED).title()).isEqualTo("Disk on web");
  }

  @Test
  void acknowledgementOfNothingIsGivenUpAfterAWhile() {
    var acknowledgement = acknowledgement("e1", suite.firing("Down", "critical", "web"), "");
    assertThat(suite.deliver(acknowledgement).getBatchItemFailures()).hasSize(1);
    suite.at("1m");

    assertThat(suite.deliver(acknowledgement).getBatchItemFailures()).isEmpty();
    assertThat(suite.ledger.find("e1").orElseThrow().outcome()).isEqualTo(Outcome.IGNORED);
  }

  @Test
  void lateAcknowledgementIsNotAppliedToALaterIncident() {
    suite.deliver(suite.batch("e1", keyed("disk-1", "Disk", "critical")));
    suite.at("10s");
    var acknowledgement = acknowledgement("e2", keyed("disk-1", "Disk", "critical"), "");
    suite.at("11s");
    suite.deliver(suite.batch("e3", ended("disk-1")));
    assertThat(suite.deliver(acknowledgement).getBatchItemFailures()).isEmpty();
    assertThat(suite.ledger.find("e2").orElseThrow().outcome()).isEqualTo(Outcome.IGNORED);
    suite.at("12s");
    suite.deliver(suite.batch("e4", keyed("disk-1", "Disk", "critical")));
    suite.deliver(acknowledgement);

    assertThat(suite.incidents.list(Incident.Status.ACKNOWLEDGED, 10)).isEmpty();
    assertThat(suite.incidents.list(Incident.Status.TRIGGERED, 10)).hasSize(1);
  }

  @Test
  void acknowledgementWhileTheIncidentIsBeingOpenedIsNotLost() {
    var alert = keyed("disk-1", "Disk", "critical");
    suite.topics =
        told -> {
          throw new IllegalStateException("the topic refuses");
        };
    suite.deliver(suite.batch("e1", alert));
    suite.at("1s");
    var acknowledgement = acknowledgement("e2", alert, "");
    assertThat(suite.deliver(acknowledgement).getBatchItemFailures())
        .as("its incident is promised and not stored")
        .hasSize(1);
    suite.topics = suite.published::add;
    suite.at("1m30s");
    suite.sweep();

    assertThat(only(Incident.Status.ACKNOWLEDGED).acknowledgedBy()).isEqualTo("ada");
  }

  private AlertBatch acknowledgement(String eventId, Alert alert, String note) {
    var acknowledgement = new Acknowledgement(alert.fingerprint(), "ada", note, now());
    return new AlertBatch(eventId, "test", now(), List.of(), List.of(acknowledgement));
  }

  private Alert keyed(String key, String name, String severity) {
    return with(suite.firing(name.split(" ")[0], severity, "web"), "dedup_key", key, name);
  }

  private Alert with(Alert alert, String label, String value) {
    return with(alert, label, value, alert.name());
  }

  private Alert with(Alert alert, String label, String value, String summary) {
    return new Alert(
        alert.labels().and(Labels.of(label, value)),
        Map.of("summary", summary),
        alert.startsAt(),
        alert.endsAt(),
        alert.updatedAt(),
        alert.source(),
        "");
  }

  private Alert until(Alert alert, String end) {
    return new Alert(
        alert.labels(),
        alert.annotations(),
        alert.startsAt(),
        dev.tocsin.testkit.ManualClock.START.plus(
            dev.tocsin.config.Durations.parse(end).orElse(Duration.ZERO)),
        alert.updatedAt(),
        alert.source(),
        "");
  }

  private Alert ended(String key) {
    return Alert.ended(key, Map.of(), now(), "test");
  }

  private Instant now() {
    return suite.clock.instant();
  }

  private Incident only(Incident.Status status) {
    assertThat(suite.incidents.list(status, 10)).hasSize(1);
    return suite.incidents.list(status, 10).getFirst();
  }
}
