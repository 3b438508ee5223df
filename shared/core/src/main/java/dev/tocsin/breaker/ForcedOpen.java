// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import java.time.Instant;

/** The kill switch is on. */
public record ForcedOpen() implements Breaker {

  @Override
  public Verdict ask(BreakerSettings settings, Instant now) {
    return new Verdict(this, Reason.FORCED_OPEN, null);
  }

  @Override
  public Breaker after(Outcome outcome, BreakerSettings settings, Instant now) {
    return this;
  }
}
