// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.escalate;

import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes every timer that is due and still set, whoever owns it: those that were set too early for a
 * delayed message, and those whose wake-up was lost. An owner that is woken twice does nothing the
 * second time.
 */
final class Sweep {

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  /** More than are due in any minute; if there are more, the next minute takes the rest. */
  private static final int MOST = 500;

  private final Timers timers;
  private final InstantSource clock;

  Sweep(Timers timers, InstantSource clock) {
    this.timers = timers;
    this.clock = clock;
  }

  /** Wakes all of them, and fails afterwards if one could not be woken. */
  void wakeOverdue() {
    RuntimeException failure = null;
    for (var timer : timers.due(clock.instant(), MOST)) {
      failure = wake(timer, failure);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable RuntimeException wake(Timer timer, @Nullable RuntimeException before) {
    try {
      timers.wake(timer);
      return before;
    } catch (RuntimeException e) {
      LOG.warn("timer {} can't be woken; the next sweep tries again", timer.id(), e);
      return e;
    }
  }
}
