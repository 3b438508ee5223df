// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.breaker.BreakerSettings;
import dev.tocsin.breaker.Closed;
import dev.tocsin.breaker.ForcedOpen;
import dev.tocsin.breaker.HalfOpen;
import dev.tocsin.breaker.Mode;
import dev.tocsin.breaker.Open;
import dev.tocsin.breaker.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardsTest {

  private static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");
  private static final Verification VERIFICATION =
      new Verification(Duration.ofMinutes(2), Duration.ofSeconds(15));

  private final Guards guards = guards(Mode.NORMAL);

  private static Guards guards(Mode mode) {
    var breaker =
        new BreakerSettings(
            mode, 2, Duration.ofSeconds(60), Duration.ofSeconds(300), 1, 3, Duration.ofMinutes(15));
    return new Guards(
        new GuardSettings(Duration.ofMinutes(1), new Budget(3, Duration.ofHours(1)), breaker),
        VERIFICATION);
  }

  @Test
  void theFirstActionIsLetThroughAndHasAPermit() {
    var ruling = guards.ask(GuardState.fresh(), "a/1", T0);
    assertThat(ruling.answer()).isEqualTo(new Answer.Go());
    assertThat(ruling.state().permits()).containsExactly(new Permit("a/1", T0, null));
  }

  @Test
  void askingAgainAboutAnAttemptWithAPermitIsYesAndTakesNoSecondOne() {
    var first = guards.ask(GuardState.fresh(), "a/1", T0).state();
    var again = guards.ask(first, "a/1", T0.plusSeconds(5));
    assertThat(again.answer()).isEqualTo(new Answer.Go());
    assertThat(again.state()).isSameAs(first);
  }

  @Test
  void anotherActionWaitsWhileOneIsUnderWay() {
    var busy = guards.ask(GuardState.fresh(), "a/1", T0).state();
    var at = T0.plusSeconds(90);
    assertThat(guards.ask(busy, "b/1", at).answer())
        .isEqualTo(
            new Answer.Wait(at.plusSeconds(15), "another action of this runbook is under way"));
  }

  @Test
  void anActionThatNobodyEndedIsTakenAsOverAfterItsLease() {
    var busy = guards.ask(GuardState.fresh(), "a/1", T0).state();
    assertThat(guards.ask(busy, "b/1", T0.plus(Duration.ofMinutes(15))).answer())
        .isEqualTo(new Answer.Go());
  }

  @Test
  void anActionIsUnderWayForAsLongAsItsVerificationMayTake() {
    var slow = new Verification(Duration.ofMinutes(30), Duration.ofSeconds(15));
    var patient = new Guards(GuardSettings.DEFAULT, slow);
    var busy = patient.ask(GuardState.fresh(), "a/1", T0).state();
    assertThat(patient.ask(busy, "b/1", T0.plus(Duration.ofMinutes(30))).answer())
        .isInstanceOf(Answer.Wait.class);
    assertThat(patient.ask(busy, "b/1", T0.plus(Duration.ofMinutes(31))).answer())
        .isEqualTo(new Answer.Go());
  }

  @Test
  void theNextActionWaitsForTheCooldown() {
    var state = done(GuardState.fresh(), "a/1", Outcome.SUCCESS, T0);
    assertThat(guards.ask(state, "b/1", T0.plusSeconds(59)).answer())
        .isEqualTo(new Answer.Wait(T0.plusSeconds(60), "the cooldown of 1m is not over"));
    assertThat(guards.ask(state, "b/1", T0.plusSeconds(60)).answer()).isEqualTo(new Answer.Go());
  }

  @Test
  void aSpentBudgetRefusesUntilItsWindowMovesOn() {
    var state = GuardState.fresh();
    for (int action = 0; action < 3; action++) {
      state = done(state, "a/" + action, Outcome.SUCCESS, T0.plusSeconds(action * 600L));
    }
    assertThat(guards.ask(state, "b/1", T0.plusSeconds(3599)).answer())
        .isEqualTo(new Answer.Refuse("the budget of 3 actions in 1h is spent"));
    assertThat(guards.ask(state, "b/1", T0.plusSeconds(3600)).answer()).isEqualTo(new Answer.Go());
  }

  @Test
  void theBreakerRefusesAfterFailuresInARowAndSaysForHowLong() {
    var state = done(GuardState.fresh(), "a/1", Outcome.FAILURE, T0);
    state = done(state, "a/2", Outcome.FAILURE, T0.plusSeconds(60));
    assertThat(state.breaker()).isEqualTo(new Open(1, T0.plusSeconds(61)));

    assertThat(guards.ask(state, "b/1", T0.plusMillis(120_300)))
        .isEqualTo(
            new Guards.Ruling(state, new Answer.Refuse("the circuit breaker is open for 1s")));
    var probe = guards.ask(state, "b/1", T0.plusSeconds(121));
    assertThat(probe.answer()).isEqualTo(new Answer.Go());
    assertThat(probe.state().breaker()).isEqualTo(new HalfOpen(1, 0, 1, T0.plusSeconds(121)));
  }

  @Test
  void anObjectionBeforeTheBreakerUsesUpNoProbe() {
    var open = new GuardState(new Open(1, T0.minusSeconds(60)), List.of(), Map.of());
    var cooling =
        new GuardState(
            open.breaker(),
            List.of(new Permit("a/1", T0.minusSeconds(1), Outcome.FAILURE)),
            Map.of());
    assertThat(guards.ask(cooling, "b/1", T0).state()).isSameAs(cooling);
    assertThat(guards.ask(open, "b/1", T0).state().breaker()).isInstanceOf(HalfOpen.class);
  }

  @Test
  void theKillSwitchRefusesEverything() {
    assertThat(guards(Mode.FORCED_OPEN).ask(GuardState.fresh(), "a/1", T0).answer())
        .isEqualTo(new Answer.Refuse("the circuit breaker is forced open"));
  }

  @Test
  void aKillSwitchThatWasTakenBackLetsThroughAgain() {
    var forced = new GuardState(new ForcedOpen(), List.of(), Map.of());
    assertThat(guards.ask(forced, "a/1", T0).answer()).isEqualTo(new Answer.Go());
  }

  @Test
  void theDryRunLetsThroughWhatTheBreakerWouldRefuse() {
    var open = new GuardState(new Open(1, T0), List.of(), Map.of());
    assertThat(guards(Mode.METRICS_ONLY).ask(open, "a/1", T0).answer()).isEqualTo(new Answer.Go());
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void theFirstOutcomeOfAnAttemptStands(Outcome later) {
    var state = done(GuardState.fresh(), "a/1", Outcome.FAILURE, T0);
    assertThat(state.breaker()).isEqualTo(new Closed(1));
    assertThat(guards.tell(state, "a/1", later, T0.plusSeconds(9))).isSameAs(state);
  }

  @Test
  void anOutcomeOfAnAttemptThatHasNoPermitChangesNothing() {
    var state = GuardState.fresh();
    assertThat(guards.tell(state, "a/1", Outcome.FAILURE, T0)).isSameAs(state);
  }

  @Test
  void permitsOlderThanAnyRuleLooksBackAreForgotten() {
    var state = done(GuardState.fresh(), "a/1", Outcome.SUCCESS, T0);
    var later = T0.plus(Duration.ofHours(1)).plusMillis(1);
    assertThat(guards.ask(state, "b/1", later).state().permits())
        .extracting(Permit::attempt)
        .containsExactly("b/1");
  }

  private GuardState done(GuardState state, String attempt, Outcome outcome, Instant at) {
    var ruling = guards.ask(state, attempt, at);
    assertThat(ruling.answer()).isEqualTo(new Answer.Go());
    return guards.tell(ruling.state(), attempt, outcome, at.plusSeconds(1));
  }
}
