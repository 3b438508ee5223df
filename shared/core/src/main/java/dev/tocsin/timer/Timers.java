// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.timer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The timers that are set. Setting one also sees to its wake-up: at once as a delayed message when
 * it is due within 15 minutes, else by the minute's sweep, which also finds whatever is overdue. So
 * a lost wake-up delays a timer by a minute at most, and a timer may wake its owner more than once.
 */
public interface Timers {

  /**
   * Sets a timer, in place of an older version of the same id. A version that is not newer than any
   * that was set before changes nothing, even if that one is done.
   */
  void set(Timer timer);

  Optional<Timer> find(String id);

  /** Takes a timer away, unless it was set anew since. */
  void done(Wakeup wakeup);

  /** Timers due at {@code now}, the longest overdue first. */
  List<Timer> due(Instant now, int limit);

  /**
   * Sends the wake-up again, for when the timer is due or in 15 minutes if that is earlier: what
   * the sweep does with {@link #due}.
   */
  void wake(Timer timer);
}
