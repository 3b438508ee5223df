// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import java.time.Instant;

/**
 * All is well.
 *
 * @param failures in a row, so far
 */
public record Closed(int failures) implements Breaker {

  static final Closed FRESH = new Closed(0);

  @Override
  public Verdict ask(BreakerSettings settings, Instant now) {
    return Verdict.yes(this, Reason.CLOSED);
  }

  @Override
  public Breaker after(Outcome outcome, BreakerSettings settings, Instant now) {
    return switch (outcome) {
      case SUCCESS -> FRESH;
      case IGNORED -> this;
      case FAILURE ->
          failures + 1 >= settings.failureThreshold() ? new Open(1, now) : new Closed(failures + 1);
    };
  }
}
