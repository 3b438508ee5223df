// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.mute;

import dev.tocsin.alert.Labels;
import dev.tocsin.match.Matchers;
import java.time.Instant;

/**
 * A wish of somebody not to hear of certain alerts for a while, as in Alertmanager. It keeps firing
 * alerts quiet and nothing else: a resolution that somebody waits for still goes out, and recovery
 * goes on.
 *
 * @param endsAt the first instant at which it no longer holds; ending a silence early is bringing
 *     this forward
 */
public record Silence(
    String id,
    Matchers matchers,
    Instant startsAt,
    Instant endsAt,
    String createdBy,
    String comment) {

  /** Where a silence stands. */
  public enum State {
    PENDING,
    ACTIVE,
    EXPIRED
  }

  public Silence {
    if (endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException("silence " + id + " ends before it starts");
    }
    if (matchers.match(Labels.none())) {
      // Alertmanager's rule: by mistake one must not silence everything.
      throw new IllegalArgumentException(
          "silence " + id + " needs a matcher that an alert without labels does not fulfil");
    }
  }

  public State state(Instant now) {
    if (now.isBefore(startsAt)) {
      return State.PENDING;
    }
    return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
  }

  public boolean silences(Labels labels, Instant now) {
    return state(now) == State.ACTIVE && matchers.match(labels);
  }
}
