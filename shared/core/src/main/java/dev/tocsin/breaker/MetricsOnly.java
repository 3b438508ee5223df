// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import java.time.Instant;

/**
 * A dry run.
 *
 * @param observed the breaker that has no say
 */
public record MetricsOnly(Breaker observed) implements Breaker {

  public MetricsOnly {
    if (observed instanceof MetricsOnly || observed instanceof ForcedOpen) {
      throw new IllegalArgumentException("a dry run observes a breaker that decides: " + observed);
    }
  }

  @Override
  public Verdict ask(BreakerSettings settings, Instant now) {
    var verdict = observed.ask(settings, now);
    return Verdict.yes(
        new MetricsOnly(verdict.breaker()),
        verdict.permitted() ? Reason.DRY_RUN_PERMITS : Reason.DRY_RUN_WOULD_REFUSE);
  }

  @Override
  public Breaker after(Outcome outcome, BreakerSettings settings, Instant now) {
    return new MetricsOnly(observed.after(outcome, settings, now));
  }
}
