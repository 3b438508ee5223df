// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.timer;

import java.time.Instant;

/**
 * A fact that becomes due: something is to be looked at again at {@code dueAt}. It is not a
 * scheduled call: whoever is woken decides from the state as it is then.
 *
 * @param id unique among all timers: the owner's word and the subject, for instance {@code
 *     group/8f3a}
 * @param owner who is woken
 * @param dueAt when, at the earliest
 * @param version rises each time the timer is set anew; a wake-up that carries an older one is
 *     stale
 */
public record Timer(String id, Owner owner, Instant dueAt, long version) {

  /** Whose timers there are; each has a queue of its own, because a queue has one consumer. */
  public enum Owner {
    GROUP,
    ESCALATION,
    RECOVERY
  }

  public boolean isDue(Instant now) {
    return !now.isBefore(dueAt);
  }

  public Wakeup wakeup() {
    return new Wakeup(id, version);
  }
}
