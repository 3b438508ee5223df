// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.alert.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a rule and one of its series from one evaluation to the next.
 *
 * @param alarm what the datapoints said last
 * @param activeAt since when the condition has held; null while it doesn't
 * @param firedAt since when the alert fires or fired; null if it doesn't
 * @param keepFiringSince since when the alert fires though the condition is gone; else null
 * @param resolvedAt when the alert that had fired was resolved; else null
 * @param labels of the alert, while there is one; a change of the rule must not lose its trace
 * @param toldAt when dispatch was last told how the alert stands; null if it has yet to be told
 * @param decidedAt the tick that this was decided for; null before the first. Ticks up to it are
 *     past.
 */
public record RuleState(
    AlarmState alarm,
    @Nullable Instant activeAt,
    @Nullable Instant firedAt,
    @Nullable Instant keepFiringSince,
    @Nullable Instant resolvedAt,
    @Nullable Labels labels,
    @Nullable Instant toldAt,
    @Nullable Instant decidedAt) {

  /** Where an alert is on its way, in Prometheus's words. */
  public enum Phase {
    INACTIVE,
    PENDING,
    FIRING,
    RESOLVED
  }

  /** The state of a series that was never looked at. */
  public static final RuleState NEW = inactive(AlarmState.INSUFFICIENT_DATA, null);

  static RuleState inactive(AlarmState alarm, @Nullable Instant at) {
    return new RuleState(alarm, null, null, null, null, null, null, at);
  }

  static RuleState pending(Instant activeAt, Instant at) {
    return new RuleState(AlarmState.ALARM, activeAt, null, null, null, null, null, at);
  }

  static RuleState firing(Instant activeAt, Labels labels, Instant at) {
    return new RuleState(AlarmState.ALARM, activeAt, at, null, null, labels, null, at);
  }

  /** Firing still, be it that the condition holds or that it is kept for a while. */
  RuleState staying(
      AlarmState nowAlarm, @Nullable Instant kept, @Nullable Instant told, Instant at) {
    return new RuleState(nowAlarm, activeAt, firedAt, kept, null, labels, told, at);
  }

  RuleState resolved(AlarmState nowAlarm, Instant at) {
    return new RuleState(nowAlarm, null, firedAt, null, at, labels, null, at);
  }

  /** The same once dispatch knows. An alert that is over is forgotten then. */
  public RuleState told(Instant at) {
    return phase() == Phase.RESOLVED
        ? inactive(alarm, decidedAt)
        : new RuleState(
            alarm, activeAt, firedAt, keepFiringSince, resolvedAt, labels, at, decidedAt);
  }

  public Phase phase() {
    if (firedAt == null) {
      return activeAt == null ? Phase.INACTIVE : Phase.PENDING;
    }
    return resolvedAt == null ? Phase.FIRING : Phase.RESOLVED;
  }

  /** Whether dispatch has yet to be told how the alert stands. */
  public boolean mustTell() {
    return toldAt == null && firedAt != null;
  }

  boolean knows(Instant tick) {
    return decidedAt != null && !tick.isAfter(decidedAt);
  }
}
