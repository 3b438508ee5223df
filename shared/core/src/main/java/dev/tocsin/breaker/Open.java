// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import java.time.Instant;

/**
 * The action does not help and is not done for a while.
 *
 * @param openings how often it opened since it was last closed, from 1: each doubles the wait
 * @param since when it opened
 */
public record Open(int openings, Instant since) implements Breaker {

  @Override
  public Verdict ask(BreakerSettings settings, Instant now) {
    var until = until(settings);
    return now.isBefore(until)
        ? new Verdict(this, Reason.OPEN, until)
        : new HalfOpen(openings, 0, 0, now).ask(settings, now);
  }

  /** Until when every answer is no. */
  public Instant until(BreakerSettings settings) {
    return since.plus(settings.openFor(openings));
  }

  @Override
  public Breaker after(Outcome outcome, BreakerSettings settings, Instant now) {
    return this;
  }
}
