// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Alert;
import dev.tocsin.breaker.Closed;
import dev.tocsin.breaker.Open;
import dev.tocsin.breaker.Outcome;
import dev.tocsin.recovery.Attempt;
import dev.tocsin.recovery.GuardStates;
import dev.tocsin.recovery.Permit;
import dev.tocsin.recovery.Recovery;
import dev.tocsin.recovery.Recovery.Status;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.timer.Wakeup;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recoveries as they go, on a clock that is set by hand. */
class RecoveryScenario {

  private final Bench bench = new Bench();

  @Test
  void theActionHelpsAndTheRuleThatFiredProvesIt() {
    bench.deliver(bench.fires(0));
    assertThat(bench.only().status()).isEqualTo(Status.VERIFYING);
    assertThat(bench.keys()).containsExactly(bench.only().id() + "/1");

    bench.until(40);
    bench.resolves();
    bench.until(44);
    assertThat(bench.only().status()).isEqualTo(Status.VERIFYING);
    bench.until(45);
    assertThat(bench.only().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(bench.only().over()).isTrue();
    assertThat(bench.only().attempts())
        .containsExactly(
            new Attempt(
                1,
                ManualClock.START,
                ManualClock.START,
                ManualClock.START.plusSeconds(45),
                "HTTP 200; the alert resolved"));
    assertThat(bench.guardState().breaker()).isEqualTo(new Closed(0));
    assertThat(bench.guardState().permits())
        .extracting(Permit::outcome)
        .containsExactly(Outcome.SUCCESS);
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void theSameRequestAgainChangesNothing() {
    var request = bench.fires(0);
    bench.deliver(request);
    bench.deliver(request);
    bench.until(20);
    bench.deliver(request);
    assertThat(bench.keys()).hasSize(1);

    bench.resolves();
    bench.until(60);
    var over = bench.only();
    bench.deliver(request);
    assertThat(bench.only()).isEqualTo(over);
    assertThat(bench.keys()).hasSize(1);
  }

  @Test
  void aRequestWhoseAlertIsOverIsIgnored() {
    var request = bench.fires(0);
    bench.until(5);
    bench.resolves();
    bench.deliver(request);
    assertThat(bench.only().status()).isEqualTo(Status.IGNORED);
    assertThat(bench.only().reason()).isEqualTo("the alert no longer fires");
    assertThat(bench.calls).isEmpty();
    assertThat(bench.guardState().permits()).isEmpty();
  }

  @Test
  void aRequestOfAnEarlierFiringIsIgnored() {
    var old = bench.fires(0);
    bench.until(5);
    bench.resolves();
    bench.until(10);
    bench.fires(10);
    bench.deliver(old);
    assertThat(bench.only().status()).isEqualTo(Status.IGNORED);
    assertThat(bench.calls).isEmpty();
  }

  @Test
  void anActionThatDoesNotHelpIsTriedAgainAndThenAPersonIsTold() {
    bench.deliver(bench.fires(0));
    bench.until(89);
    assertThat(bench.keys()).hasSize(1);
    bench.until(90);
    assertThat(bench.keys()).containsExactly(bench.only().id() + "/1", bench.only().id() + "/2");
    bench.until(179);
    assertThat(bench.sent).isEmpty();

    bench.until(180);
    assertThat(bench.only().status()).isEqualTo(Status.ESCALATED);
    assertThat(bench.only().reason()).isEqualTo("the alert still fires after attempt 2");
    assertThat(bench.only().over()).isFalse();
    assertThat(bench.told()).containsExactly("escalated 1");
    var page = bench.sent.getFirst();
    assertThat(page.eventId()).isEqualTo("recover:" + bench.only().id() + ":escalated");
    var alert = page.alerts().getFirst();
    assertThat(alert.labels().values())
        .isEqualTo(
            Map.of(
                "alertname", "RecoveryFailed",
                "severity", "emergency",
                "service", "cache_manager",
                "runbook", "restart-cache",
                "cause", "LowSuccessRate"));
    assertThat(alert.status(bench.clock.instant())).isEqualTo(Alert.Status.FIRING);
    assertThat(alert.annotations())
        .containsEntry("description", "the alert still fires after attempt 2");
  }

  @Test
  void thePageIsOverWhenTheAlertIs() {
    bench.deliver(bench.fires(0));
    bench.until(400);
    bench.resolves();
    bench.until(700);
    assertThat(bench.told()).containsExactly("escalated 1", "resolved 1");
    var firing = bench.sent.getFirst().alerts().getFirst();
    var resolved = bench.sent.getLast().alerts().getFirst();
    assertThat(resolved.fingerprint()).isEqualTo(firing.fingerprint());
    assertThat(resolved.startsAt()).isEqualTo(firing.startsAt());
    assertThat(resolved.status(bench.clock.instant())).isEqualTo(Alert.Status.RESOLVED);
    assertThat(bench.only().status()).isEqualTo(Status.ESCALATED);
    assertThat(bench.only().over()).isTrue();
    assertThat(bench.guardState().paged()).isEmpty();
  }

  @Test
  void aLaterSuccessOfTheRunbookEndsThePageAtOnce() {
    bench.deliver(bench.fires("LowSuccessRate", 0));
    bench.until(180);
    assertThat(bench.told()).containsExactly("escalated 1");

    bench.deliver(bench.fires("LowHitRate", 180));
    bench.until(190);
    bench.resolves("LowHitRate");
    bench.until(200);
    assertThat(bench.told()).containsExactly("escalated 1", "resolved 1");
    assertThat(bench.sent.getLast().alerts().getFirst().labels().get("cause"))
        .isEqualTo("LowSuccessRate");
  }

  @Test
  void anActionThatFailsIsTriedAgainAfterTheCooldown() {
    bench.answer = ActionResult.failed("HTTP 503");
    bench.deliver(bench.fires(0));
    assertThat(bench.only().status()).isEqualTo(Status.REQUESTED);
    assertThat(bench.only().reason()).isEqualTo("the cooldown of 1m is not over");

    bench.answer = ActionResult.done("HTTP 200");
    bench.until(60);
    assertThat(bench.only().status()).isEqualTo(Status.VERIFYING);
    bench.resolves();
    bench.until(75);
    assertThat(bench.only().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(bench.only().attempts())
        .extracting(Attempt::result)
        .containsExactly("HTTP 503", "HTTP 200; the alert resolved");
  }

  @Test
  void anAlertThatResolvesBetweenTwoAttemptsEndsTheRecovery() {
    bench.answer = ActionResult.failed("no answer");
    bench.deliver(bench.fires(0));
    bench.until(30);
    bench.resolves();
    bench.until(60);
    assertThat(bench.only().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(bench.keys()).hasSize(1);
  }

  @Test
  void anActionThatCanNeverWorkIsNotTriedAgain() {
    bench.answer = ActionResult.impossible("HTTP 404");
    bench.deliver(bench.fires(0));
    assertThat(bench.only().status()).isEqualTo(Status.ESCALATED);
    assertThat(bench.keys()).hasSize(1);
    assertThat(bench.told()).containsExactly("escalated 1");
  }

  @Test
  void anAlertThatComesBackDuringVerificationCountsAsAFailure() {
    bench.deliver(bench.fires(0));
    bench.until(20);
    bench.resolves();
    bench.until(25);
    bench.fires(25);
    bench.until(30);
    assertThat(bench.only().status()).isEqualTo(Status.FAILED);
    assertThat(bench.guardState().breaker()).isEqualTo(new Closed(1));
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void theBreakerOpensAndThenRefusesAndPagesOnce() {
    bench.answer = ActionResult.failed("HTTP 503");
    bench.deliver(bench.fires("LowSuccessRate", 0));
    bench.until(60);
    assertThat(bench.told()).containsExactly("escalated 1");
    bench.until(120);
    var second = bench.fires("LowHitRate", 120);
    bench.deliver(second);
    assertThat(bench.guardState().breaker())
        .isEqualTo(new Open(1, ManualClock.START.plusSeconds(120)));

    // Its second attempt waits for the cooldown, and by then the breaker has let a minute pass: it
    // probes, fails, and opens for two.
    bench.until(180);
    assertThat(bench.guardState().breaker())
        .isEqualTo(new Open(2, ManualClock.START.plusSeconds(180)));
    assertThat(bench.told()).containsExactly("escalated 1", "escalated 1");

    bench.until(241);
    bench.configure(Bench.RUNBOOK.replace("actions: 4", "actions: 40"));
    bench.deliver(bench.fires("SlowResponses", 241));
    var refused = bench.recoveries.latest(1).getFirst();
    assertThat(refused.status()).isEqualTo(Status.REFUSED);
    assertThat(refused.reason()).isEqualTo("the circuit breaker is open for 59s");
    assertThat(refused.attempts()).isEmpty();
    assertThat(bench.keys()).hasSize(4);
    bench.until(400);
    assertThat(bench.told()).hasSize(3);
  }

  @Test
  void aSpentBudgetRefusesAndPages() {
    bench.configure(Bench.RUNBOOK.replace("actions: 4", "actions: 1"));
    bench.deliver(bench.fires(0));
    bench.until(10);
    bench.resolves();
    bench.until(100);
    var again = bench.fires(100);
    bench.deliver(again);
    assertThat(bench.recoveries.find(again.id()).orElseThrow().status()).isEqualTo(Status.REFUSED);
    assertThat(bench.told()).containsExactly("escalated 1");
  }

  @Test
  void twoAlertsOfOneCauseRepairOnce() {
    bench.deliver(bench.fires("LowSuccessRate", 0));
    bench.deliver(bench.fires("LowHitRate", 0));
    bench.until(50);
    bench.resolves("LowSuccessRate");
    bench.resolves("LowHitRate");
    bench.until(70);
    assertThat(bench.keys()).hasSize(1);
    assertThat(bench.recoveries.latest(2))
        .extracting(Recovery::status)
        .containsExactlyInAnyOrder(Status.SUCCEEDED, Status.IGNORED);
  }

  @Test
  void aRunbookThatIsGoneIsAPersonsMatter() {
    var request = bench.fires(0);
    bench.deliver(
        new RecoveryRequest(request.id(), "removed", request.alert(), request.requestedAt()));
    assertThat(bench.only().status()).isEqualTo(Status.REFUSED);
    assertThat(bench.only().reason()).isEqualTo("there is no runbook 'removed'");
    assertThat(bench.told()).containsExactly("escalated 1");
  }

  @Test
  void nothingIsDoneWhenTheGuardsCanNotBeRead() {
    var request = bench.fires(0);
    GuardStates broken =
        (runbook, service, change) -> {
          throw new IllegalStateException("no answer from the table");
        };
    var flow = bench.flow(broken);
    assertThatThrownBy(() -> flow.request(request)).hasMessage("no answer from the table");
    assertThat(bench.calls).isEmpty();
    assertThat(bench.only().status()).isEqualTo(Status.REQUESTED);

    bench.deliver(request);
    assertThat(bench.only().status()).isEqualTo(Status.VERIFYING);
  }

  @Test
  void aStaleWakeUpIsIgnored() {
    bench.deliver(bench.fires(0));
    var before = bench.only();
    bench.flow().wake(new Wakeup("recovery/" + before.id(), before.version() - 1));
    bench.flow().wake(new Wakeup("recovery/unknown", 1));
    assertThat(bench.only()).isEqualTo(before);
  }
}
