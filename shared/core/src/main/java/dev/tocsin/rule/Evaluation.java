// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One look at one series by one rule: what the state becomes, and why. Whether there is something
 * to tell dispatch is in the state itself.
 *
 * <p>While an alert fires dispatch is told again every {@link #REFRESH}, so that it has the present
 * value and learns of the alert anew should it have lost it.
 *
 * @param value the newest datapoint's, if there is any
 */
public record Evaluation(RuleState state, Reason reason, OptionalDouble value) {

  /** How often dispatch is told of an alert that goes on firing. */
  public static final Duration REFRESH = Duration.ofMinutes(5);

  /** Why the alert stands as it does. */
  public enum Reason {
    /** The tick is one that was evaluated already, or older than one. */
    PAST_TICK,
    /** The condition doesn't hold. */
    CONDITION_NOT_MET,
    /** The condition holds, but not for as long as {@code for} asks. */
    HELD_BY_FOR,
    /** The condition holds, and did for as long as {@code for} asks. */
    CONDITION_MET,
    /** The condition is gone, but not for as long as {@code keep_firing_for} asks. */
    KEPT_FIRING,
    /** The condition is gone, and there is data that says so. */
    RECOVERED,
    /** The condition is gone because the data is. */
    DATA_STOPPED,
    /** The rule gives its alerts other labels now: the alert under the old ones is over. */
    LABELS_CHANGED,
    /** No rule covers the series any longer, or the series is no more. */
    NOT_COVERED
  }

  /** Evaluates a rule for a series as of a tick, on the rollups of its evaluation range. */
  public static Evaluation of(
      Rule rule, SeriesKey series, RuleState state, List<Rollup> rollups, Instant at) {
    var finding = rule.condition().judge(rollups, state.alarm(), at);
    var value = finding.value();
    if (state.knows(at)) {
      return new Evaluation(state, Reason.PAST_TICK, value);
    }
    var alarm = finding.alarm();
    boolean isFiring = state.phase() == RuleState.Phase.FIRING;
    if (isFiring && !rule.labels(series).equals(state.labels())) {
      return new Evaluation(state.resolved(alarm, at), Reason.LABELS_CHANGED, value);
    }
    if (alarm == AlarmState.ALARM) {
      return isFiring
          ? new Evaluation(stay(state, alarm, null, at), Reason.CONDITION_MET, value)
          : met(rule, series, state, at, value);
    }
    if (!isFiring) {
      return new Evaluation(notMet(state, alarm, at), Reason.CONDITION_NOT_MET, value);
    }
    var gone = alarm == AlarmState.OK ? Reason.RECOVERED : Reason.DATA_STOPPED;
    var since = state.keepFiringSince() == null ? at : state.keepFiringSince();
    return isOver(since, rule.keepFiringFor(), at)
        ? new Evaluation(state.resolved(alarm, at), gone, value)
        : new Evaluation(stay(state, alarm, since, at), Reason.KEPT_FIRING, value);
  }

  /** The end of an alert that no rule accounts for any longer. */
  static Evaluation notCovered(RuleState state, Instant at) {
    return state.phase() == RuleState.Phase.FIRING && !state.knows(at)
        ? new Evaluation(
            state.resolved(state.alarm(), at), Reason.NOT_COVERED, OptionalDouble.empty())
        : new Evaluation(state, Reason.PAST_TICK, OptionalDouble.empty());
  }

  private static Evaluation met(
      Rule rule, SeriesKey series, RuleState state, Instant at, OptionalDouble value) {
    var activeAt = state.activeAt() == null ? at : state.activeAt();
    if (isOver(activeAt, rule.holdFor(), at)) {
      var firing = RuleState.firing(activeAt, rule.labels(series), at);
      return new Evaluation(firing, Reason.CONDITION_MET, value);
    }
    // Nothing to write while it waits: since when is known.
    boolean isPending = state.phase() == RuleState.Phase.PENDING;
    return new Evaluation(
        isPending ? state : RuleState.pending(activeAt, at), Reason.HELD_BY_FOR, value);
  }

  private static RuleState stay(
      RuleState state, AlarmState alarm, @Nullable Instant keptSince, Instant at) {
    var told =
        state.toldAt() != null && isOver(state.toldAt(), REFRESH, at) ? null : state.toldAt();
    var staying = state.staying(alarm, keptSince, told, at);
    // The same but for the time of the tick is nothing new, and costs no write.
    return staying.equals(state.staying(state.alarm(), state.keepFiringSince(), state.toldAt(), at))
        ? state
        : staying;
  }

  private static RuleState notMet(RuleState state, AlarmState alarm, Instant at) {
    return switch (state.phase()) {
      // Over, but dispatch doesn't know yet: that must not be forgotten.
      case RESOLVED -> state;
      case INACTIVE -> state.alarm() == alarm ? state : RuleState.inactive(alarm, at);
      case PENDING, FIRING -> RuleState.inactive(alarm, at);
    };
  }

  private static boolean isOver(Instant since, Duration length, Instant at) {
    return Duration.between(since, at).compareTo(length) >= 0;
  }
}
