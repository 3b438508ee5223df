// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Severity;
import dev.tocsin.config.Durations;
import dev.tocsin.incident.Incident;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.match.Matchers;
import dev.tocsin.mute.Silence;
import dev.tocsin.notify.Notification;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Wakeup;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DispatchScenario {

  private final Suite suite = new Suite();

  @Test
  void criticalAlertIsPagedInTheInvocationThatReceivesIt() {
    var received = suite.clock.instant();
    var response = suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web")));

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(suite.told()).containsExactly("pager: first notification");
    var page = suite.published.getFirst();
    assertThat(page.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(page.groupKey())
        .isEqualTo("{}/{severity=~\"critical|emergency\"}:{alertname=\"Down\", service=\"web\"}");
    assertThat(page.oldestReceivedAt()).isEqualTo(received);
    assertThat(page.alerts()).hasSize(1);
  }

  @Test
  void eventIsConcludedWhenAllOfItHasHappened() {
    suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web")));

    assertThat(suite.ledger.find("e1").orElseThrow().outcome()).isEqualTo(Outcome.DISPATCHED);
  }

  @Test
  void warningsOfAGroupAreOneMessage() {
    suite.deliver(suite.batch("e1", suite.firing("Slow", "warning", "web")));
    suite.at("10s");
    suite.deliver(suite.batch("e2", suite.firing("Slow", "warning", "web")));
    suite.at("29s");
    assertThat(suite.told()).isEmpty();

    suite.at("30s");
    assertThat(suite.told()).containsExactly("team: first notification");
    assertThat(suite.published.getFirst().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void differentGroupsOfOneBatchAreToldApart() {
    suite.deliver(
        suite.batch(
            "e1",
            suite.firing("Down", "critical", "web"),
            suite.firing("Down", "critical", "queue")));

    assertThat(suite.published)
        .extracting(one -> one.groupLabels().get("service"))
        .containsExactlyInAnyOrder("web", "queue");
  }

  @Test
  void everyReceiverHasANotificationOfItsOwn() {
    suite.deliver(suite.batch("e1", suite.firing("Down", "emergency", "web")));

    assertThat(suite.told())
        .containsExactlyInAnyOrder("pager: first notification", "board: first notification");
    assertThat(suite.published).extracting(Notification::id).doesNotHaveDuplicates();
    assertThat(suite.published).extracting(Notification::severity).containsOnly(Severity.EMERGENCY);
  }

  @Test
  void repeatsAreDrivenByTheSweepWhenTheyAreFarAway() {
    suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web")));
    suite.at("1h1m");
    assertThat(suite.told()).hasSize(1);

    suite.sweep();
    assertThat(suite.told())
        .containsExactly("pager: first notification", "pager: repeat interval elapsed");
  }

  @Test
  void whatASenderRepeatsAfterTheAlertIsOverDoesNotFireItAgain() {
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch("e1", alert));
    suite.at("20s");
    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("40s");
    suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web")));
    suite.at("10m");

    assertThat(suite.alerts.firing(10)).isEmpty();
    assertThat(suite.told())
        .containsExactly("pager: first notification", "pager: all alerts resolved");
  }

  @Test
  void whatIsRepeatedWhileItsFirstMessageIsHeldUpWasSaidWhenThatCameIn() {
    var alert = suite.firing("Down", "critical", "web");
    var heldUp = suite.batch("e1", alert);
    suite.ledger.accept("e1", "test", suite.clock.instant(), Duration.ofDays(3));
    suite.at("20s");
    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("40s");
    suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web")));
    suite.deliver(heldUp);

    assertThat(suite.alerts.firing(10)).isEmpty();
    assertThat(suite.alerts.find(alert.fingerprint()).orElseThrow().end())
        .contains(ManualClock.START.plusSeconds(20));
  }

  @Test
  void theSameWordsWithoutAnIdMayBeMeantAgain() {
    var hash = "test:sha256:0a1b";
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch(hash, alert));
    suite.at("20s");
    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("40s");
    suite.deliver(suite.batch(hash, suite.firing("Down", "critical", "web")));

    assertThat(suite.alerts.firing(10)).hasSize(1);
  }

  @Test
  void incidentLivesFromTheFirstPageToTheResolution() {
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch("e1", alert));
    var opened = only(Incident.Status.TRIGGERED);
    assertThat(suite.published.getFirst().incidentId()).isEqualTo(opened.id());
    assertThat(opened.title()).isEqualTo("Down on web");
    assertThat(opened.escalationPolicy()).isEqualTo("on-call");

    suite.at("20s");
    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("1m");

    var resolved = only(Incident.Status.RESOLVED);
    assertThat(resolved.id()).isEqualTo(opened.id());
    assertThat(resolved.timeToResolve()).contains(Duration.ofMinutes(1));
    assertThat(suite.published)
        .extracting(Notification::incidentId)
        .containsExactly(opened.id(), opened.id());
    assertThat(resolved.timeline())
        .extracting(Incident.Entry::text)
        .containsExactly(
            "opened as critical",
            "told pager: first notification",
            "told pager: all alerts resolved",
            "all alerts resolved");
  }

  @Test
  void groupThatFiresAgainOpensAnotherIncident() {
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch("e1", alert));
    suite.at("20s");
    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("2m");
    suite.deliver(suite.batch("e3", suite.firing("Down", "critical", "web")));

    assertThat(only(Incident.Status.TRIGGERED).id())
        .isNotEqualTo(only(Incident.Status.RESOLVED).id());
    assertThat(suite.published).extracting(Notification::id).doesNotHaveDuplicates();
  }

  @Test
  void warningOpensNoIncident() {
    suite.deliver(suite.batch("e1", suite.firing("Slow", "warning", "web")));
    suite.at("1m");

    assertThat(suite.incidents.list(Incident.Status.TRIGGERED, 10)).isEmpty();
    assertThat(suite.published.getFirst().incidentId()).isEmpty();
  }

  @Test
  void incidentEscalatesUntilItIsResolved() {
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch("e1", alert));
    var timer = "escalation/" + suite.published.getFirst().incidentId();
    assertThat(suite.timers.find(timer))
        .contains(
            new Timer(
                timer, Timer.Owner.ESCALATION, ManualClock.START.plus(Duration.ofMinutes(15)), 1));

    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("2m");
    assertThat(suite.timers.find(timer)).isEmpty();
  }

  @Test
  void runbookIsAskedForOnceInAStretchOfFiring() {
    var alert = suite.firing("Slow", "warning", "cache");
    suite.deliver(suite.batch("e1", alert));
    assertThat(suite.requested)
        .containsExactly(RecoveryRequest.of("restart-cache", alert, suite.clock.instant()));

    suite.at("10s");
    suite.deliver(suite.batch("e2", suite.firing("Slow", "warning", "cache")));
    suite.at("10m");
    assertThat(suite.requested).hasSize(1);

    suite.deliver(suite.batch("e3", suite.resolved(alert)));
    suite.at("20m");
    suite.deliver(suite.batch("e4", suite.firing("Slow", "warning", "cache")));
    assertThat(suite.requested).extracting(RecoveryRequest::id).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void alertWithoutARunbookAsksForNothing() {
    suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web")));

    assertThat(suite.requested).isEmpty();
  }

  @Test
  void silencedAlertIsNotPagedAndHasNoIncidentButIsHealed() {
    silence("service=cache", "0s", "10m");
    suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "cache")));

    assertThat(suite.told()).isEmpty();
    assertThat(suite.incidents.list(Incident.Status.TRIGGERED, 10)).isEmpty();
    assertThat(suite.requested).hasSize(1);

    suite.at("11m");
    assertThat(suite.told()).containsExactly("pager: first notification");
  }

  @Test
  void resolutionPassesAlthoughTheAlertWasSilencedMeanwhile() {
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch("e1", alert));
    suite.at("10s");
    silence("service=web", "10s", "2h");
    suite.at("20s");
    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("1m");

    assertThat(suite.told())
        .containsExactly("pager: first notification", "pager: all alerts resolved");
    assertThat(suite.incidents.list(Incident.Status.RESOLVED, 10)).hasSize(1);
  }

  @Test
  void olderStatementThatComesLateChangesNothing() {
    var alert = suite.firing("Down", "critical", "web");
    suite.at("10s");
    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("20s");
    suite.deliver(suite.batch("e1", alert));
    suite.at("10m");

    assertThat(suite.told()).isEmpty();
    assertThat(suite.alerts.firing(10)).isEmpty();
  }

  @Test
  void duplicateDeliveriesTellOnce() {
    var batch = suite.batch("e1", suite.firing("Down", "critical", "cache"));
    suite.deliver(batch);
    suite.at("5s");
    suite.deliver(batch);
    suite.at("90s");
    suite.deliver(batch);

    assertThat(suite.told()).containsExactly("pager: first notification");
    assertThat(suite.requested).hasSize(1);
    assertThat(suite.incidents.list(Incident.Status.TRIGGERED, 10)).hasSize(1);
  }

  @Test
  void staleWakeupTellsNothingAndItsTimerIsGone() {
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch("e1", alert));
    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("3m");
    var told = suite.told();
    var id = "group/" + suite.published.getFirst().id().split(":")[0];

    suite.deliver(new Wakeup(id, 1));

    assertThat(suite.told()).isEqualTo(told);
    assertThat(suite.timers.find(id)).isEmpty();
  }

  @Test
  void wakeupOfAGroupThatWasForgottenRemovesItsTimer() {
    suite.timers.set(new Timer("group/gone", Timer.Owner.GROUP, suite.clock.instant(), 1));
    suite.at("1s");

    assertThat(suite.timers.find("group/gone")).isEmpty();
  }

  @Test
  void wakeupThatComesEarlyIsSentAgain() {
    suite.deliver(suite.batch("e1", suite.firing("Slow", "warning", "web")));
    var sent = suite.timers.sent().getFirst();
    suite.clock.at(Duration.ofSeconds(29));
    suite.deliver(sent.wakeup());

    assertThat(suite.told()).isEmpty();
    assertThat(suite.timers.sent()).hasSize(2);
    suite.at("30s");
    assertThat(suite.told()).containsExactly("team: first notification");
  }

  @Test
  void groupWhoseRouteIsGoneStillHearsOfItsEnd() {
    var alert = suite.firing("Down", "critical", "web");
    suite.deliver(suite.batch("e1", alert));
    suite.deploy(Suite.ROUTES.replace("critical|emergency", "critical"));
    suite.at("10m");
    suite.deliver(suite.batch("e2", suite.resolved(alert)));
    suite.at("1h1m");
    suite.sweep();

    assertThat(suite.told())
        .containsExactly("pager: first notification", "pager: all alerts resolved");
    assertThat(suite.incidents.list(Incident.Status.RESOLVED, 10)).hasSize(1);
  }

  private Incident only(Incident.Status status) {
    assertThat(suite.incidents.list(status, 10)).hasSize(1);
    return suite.incidents.list(status, 10).getFirst();
  }

  private void silence(String matcher, String from, String until) {
    suite.silences.save(
        new Silence(
            "s1",
            Matchers.of(matcher),
            ManualClock.START.plus(duration(from)),
            ManualClock.START.plus(duration(until)),
            "ada",
            "planned work"));
  }

  private static Duration duration(String text) {
    return Durations.parse(text).orElseThrow();
  }
}
