// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import static dev.tocsin.rule.Evaluation.Reason.CONDITION_MET;
import static dev.tocsin.rule.Evaluation.Reason.CONDITION_NOT_MET;
import static dev.tocsin.rule.Evaluation.Reason.DATA_STOPPED;
import static dev.tocsin.rule.Evaluation.Reason.HELD_BY_FOR;
import static dev.tocsin.rule.Evaluation.Reason.KEPT_FIRING;
import static dev.tocsin.rule.Evaluation.Reason.LABELS_CHANGED;
import static dev.tocsin.rule.Evaluation.Reason.NOT_COVERED;
import static dev.tocsin.rule.Evaluation.Reason.PAST_TICK;
import static dev.tocsin.rule.Evaluation.Reason.RECOVERED;
import static dev.tocsin.rule.Examples.BAD;
import static dev.tocsin.rule.Examples.CACHE;
import static dev.tocsin.rule.Examples.GOOD;
import static dev.tocsin.rule.Examples.NOON;
import static dev.tocsin.rule.RuleState.Phase.FIRING;
import static dev.tocsin.rule.RuleState.Phase.INACTIVE;
import static dev.tocsin.rule.RuleState.Phase.PENDING;
import static dev.tocsin.rule.RuleState.Phase.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Severity;
import dev.tocsin.metric.Rollup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One rule and one series, tick after tick; each minute has the value that the test gives it. */
class EvaluationTest {

  private Rule rule = ruleOf("0S", "0S");
  private RuleState state = RuleState.NEW;
  private Evaluation.Reason reason = PAST_TICK;

  @Test
  void firesAtOnceWithoutFor() {
    tick(0, GOOD);
    assertThat(state.phase()).isEqualTo(INACTIVE);
    tick(15, BAD);

    assertStands(FIRING, CONDITION_MET);
    assertThat(state.mustTell()).isTrue();
    assertThat(state.firedAt()).isEqualTo(at(15));
    assertThat(state.labels()).isEqualTo(Examples.alertLabels());
  }

  @Test
  void resolvesWhenTheConditionIsGone() {
    fire();
    tick(60, GOOD);

    assertStands(RESOLVED, RECOVERED);
    assertThat(state.mustTell()).isTrue();
    assertThat(state.resolvedAt()).isEqualTo(at(60));
    assertThat(state.told(at(60)).phase()).isEqualTo(INACTIVE);
  }

  @Test
  void resolvesWhenTheDataStopsAndSaysSo() {
    fire();
    tick(600);

    assertStands(RESOLVED, DATA_STOPPED);
    assertThat(state.alarm()).isEqualTo(AlarmState.INSUFFICIENT_DATA);
  }

  @Test
  void goesOnFiringWithoutDataWhereMissingDataIsIgnored() {
    rule = Examples.rule(Examples.condition(1, 1, MissingData.IGNORE), "0S", "0S");
    fire();
    tick(600);

    assertStands(FIRING, CONDITION_MET);
  }

  @Test
  void waitsForAsLongAsForSays() {
    rule = ruleOf("30S", "0S");
    tick(0, BAD);
    assertStands(PENDING, HELD_BY_FOR);
    assertThat(state.mustTell()).isFalse();
    tick(15, BAD);
    assertStands(PENDING, HELD_BY_FOR);
    tick(30, BAD);

    assertStands(FIRING, CONDITION_MET);
    assertThat(state.activeAt()).isEqualTo(at(0));
    assertThat(state.firedAt()).isEqualTo(at(30));
  }

  @Test
  void waitingBeginsAnewAfterAGoodLook() {
    rule = ruleOf("30S", "0S");
    tick(0, BAD);
    tick(15, GOOD);
    assertStands(INACTIVE, CONDITION_NOT_MET);
    tick(30, BAD);
    tick(45, BAD);
    assertStands(PENDING, HELD_BY_FOR);
    tick(60, BAD);

    assertStands(FIRING, CONDITION_MET);
  }

  @Test
  void keepsFiringForAsLongAsKeepFiringForSays() {
    rule = ruleOf("0S", "60S");
    fire();
    tick(60, GOOD);
    assertStands(FIRING, KEPT_FIRING);
    assertThat(state.mustTell()).isFalse();
    tick(105, GOOD);
    assertStands(FIRING, KEPT_FIRING);
    tick(120, GOOD);

    assertStands(RESOLVED, RECOVERED);
  }

  @Test
  void keepingBeginsAnewWhenTheConditionComesBack() {
    rule = ruleOf("0S", "60S");
    fire();
    tick(60, GOOD);
    tick(90, BAD);
    assertStands(FIRING, CONDITION_MET);
    assertThat(state.keepFiringSince()).isNull();
    assertThat(state.firedAt()).isEqualTo(at(15));
    tick(120, GOOD);
    tick(165, GOOD);
    assertStands(FIRING, KEPT_FIRING);
    tick(180, GOOD);

    assertStands(RESOLVED, RECOVERED);
  }

  @Test
  void tellsAgainEveryFiveMinutesAndNotBefore() {
    fire();
    tick(300, BAD);
    assertThat(state.mustTell()).isFalse();
    tick(315, BAD);
    assertThat(state.mustTell()).isTrue();
    assertThat(state.decidedAt()).isEqualTo(at(315));
    assertThat(state.firedAt()).isEqualTo(at(15));
  }

  @Test
  void whereNothingChangesThereIsNothingToWrite() {
    tick(0, GOOD);
    var before = state;
    tick(15, GOOD);
    assertThat(state).isSameAs(before);

    fire();
    before = state;
    tick(45, BAD);
    assertThat(state).isSameAs(before);
  }

  @Test
  void tickThatIsPastChangesNothing() {
    fire();
    tick(15, GOOD);
    assertStands(FIRING, PAST_TICK);
    tick(0, GOOD);
    assertStands(FIRING, PAST_TICK);
  }

  @Test
  void endThatDispatchDoesNotKnowOfIsNotForgotten() {
    fire();
    tick(60, GOOD);
    tick(75, GOOD);

    assertThat(state.phase()).isEqualTo(RESOLVED);
    assertThat(state.mustTell()).isTrue();
    assertThat(state.resolvedAt()).isEqualTo(at(60));
  }

  @Test
  void firesAnewAfterAnEndThatDispatchNeverKnewOf() {
    fire();
    tick(60, GOOD);
    tick(120, BAD);

    assertStands(FIRING, CONDITION_MET);
    assertThat(state.firedAt()).isEqualTo(at(120));
    assertThat(state.mustTell()).isTrue();
  }

  @Test
  void alertUnderOldLabelsEndsWhenTheRuleChanges() {
    fire();
    rule =
        new Rule(
            rule.name(),
            rule.alert(),
            rule.condition(),
            Duration.ZERO,
            Duration.ZERO,
            Severity.EMERGENCY,
            Map.of(),
            Map.of());
    tick(30, BAD);
    assertStands(RESOLVED, LABELS_CHANGED);
    assertThat(state.labels()).isEqualTo(Examples.alertLabels());
    state = state.told(at(30));
    tick(45, BAD);

    assertStands(FIRING, CONDITION_MET);
    assertThat(state.labels().get("severity")).isEqualTo("emergency");
  }

  @Test
  void alertThatNoRuleCoversEnds() {
    fire();

    var ended = Evaluation.notCovered(state, at(60));

    assertThat(ended.reason()).isEqualTo(NOT_COVERED);
    assertThat(ended.state().phase()).isEqualTo(RESOLVED);
    assertThat(Evaluation.notCovered(state, at(15)).state()).isEqualTo(state);
  }

  private void fire() {
    tick(15, BAD);
    assertThat(state.phase()).isEqualTo(FIRING);
    state = state.told(at(15));
  }

  /** A tick at which the minute that it lies in has this value, and no other minute any. */
  private void tick(long second, double... values) {
    var at = at(second);
    var rollups =
        values.length == 0
            ? List.<Rollup>of()
            : List.of(Examples.rollup(Rollup.minuteOf(at) - Rollup.minuteOf(NOON), values));
    var evaluation = Evaluation.of(rule, CACHE, state, rollups, at);
    state = evaluation.state();
    reason = evaluation.reason();
  }

  private void assertStands(RuleState.Phase phase, Evaluation.Reason why) {
    assertThat(state.phase()).isEqualTo(phase);
    assertThat(reason).isEqualTo(why);
  }

  private static Instant at(long second) {
    return NOON.plusSeconds(second);
  }

  private static Rule ruleOf(String holdFor, String keepFiringFor) {
    return Examples.rule(Examples.condition(1, 1, MissingData.MISSING), holdFor, keepFiringFor);
  }
}
