// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.escalation;

import dev.tocsin.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A ladder: who is told how long after an incident opened, as long as nobody has acknowledged it.
 * Whoever the alert's own route names is told at once and is no step here.
 *
 * <p>Levels count the steps through all rounds, from 0. A repeated round begins where the one
 * before ended: steps after 15 and 30 minutes, repeated once, tell somebody after 15, 30, 45 and
 * 60.
 *
 * @param steps at least one, each later than the one before
 * @param repeat how many more times the ladder is climbed
 */
public record EscalationPolicy(String name, List<Step> steps, int repeat) {

  private static final String TIMER = "escalation/";

  /**
   * @param after counted from the opening of the incident, or from the end of the round before
   * @param receiver who is told, by name
   */
  public record Step(Duration after, String receiver) {}

  public EscalationPolicy {
    steps = List.copyOf(steps);
    var before = Duration.ZERO;
    for (var step : steps) {
      if (step.after().compareTo(before) <= 0) {
        throw new IllegalArgumentException("steps must come one after the other: " + steps);
      }
      before = step.after();
    }
    if (steps.isEmpty() || repeat < 0) {
      throw new IllegalArgumentException("a ladder needs a step: " + name);
    }
  }

  /** How many levels there are in all. */
  public int levels() {
    return steps.size() * (repeat + 1);
  }

  public Step step(int level) {
    return steps.get(level % steps.size());
  }

  public Instant dueAt(Instant openedAt, int level) {
    var round = steps.getLast().after().multipliedBy(level / steps.size());
    return openedAt.plus(round).plus(step(level).after());
  }

  /**
   * The timer for a level. Its version tells the level, so that a wake-up needs no other memory,
   * and setting the same level twice is setting it once.
   */
  public Timer timer(String incidentId, Instant openedAt, int level) {
    return new Timer(
        timerId(incidentId), Timer.Owner.ESCALATION, dueAt(openedAt, level), level + 1L);
  }

  /** The id of the timer that an incident has, whatever its level. */
  public static String timerId(String incidentId) {
    return TIMER + incidentId;
  }

  /** The incident that a timer made by {@link #timer} is about. */
  public static String incidentId(String timerId) {
    if (!timerId.startsWith(TIMER)) {
      throw new IllegalArgumentException("not a timer of an escalation: " + timerId);
    }
    return timerId.substring(TIMER.length());
  }
}
