// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.config.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The least time from one action to the next. */
record Cooldown(Duration length) implements Guard {

  @Override
  public Answer check(List<Permit> permits, Instant now) {
    if (permits.isEmpty()) {
      return new Answer.Go();
    }
    var over = permits.getLast().at().plus(length);
    return now.isBefore(over)
        ? new Answer.Wait(over, "the cooldown of " + Durations.text(length) + " is not over")
        : new Answer.Go();
  }
}
