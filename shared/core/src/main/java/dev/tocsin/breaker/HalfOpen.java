// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import java.time.Instant;

/**
 * Trying out whether the action helps again.
 *
 * @param openings as in {@link Open}: a failed probe makes it one more
 * @param successes of probes, so far
 * @param probing probes that are permitted and not told of yet
 * @param lastProbe when the latest of them was permitted
 */
public record HalfOpen(int openings, int successes, int probing, Instant lastProbe)
    implements Breaker {

  @Override
  public Verdict ask(BreakerSettings settings, Instant now) {
    if (probing < settings.probes()) {
      return Verdict.yes(new HalfOpen(openings, successes, probing + 1, now), Reason.PROBE);
    }
    // Whoever took the place may have died before it could tell; then the place is given anew.
    var forgotten = lastProbe.plus(settings.probeLease());
    return now.isBefore(forgotten)
        ? new Verdict(this, Reason.PROBES_TAKEN, forgotten)
        : Verdict.yes(new HalfOpen(openings, successes, probing, now), Reason.PROBE);
  }

  @Override
  public Breaker after(Outcome outcome, BreakerSettings settings, Instant now) {
    int left = Math.max(0, probing - 1);
    return switch (outcome) {
      case FAILURE -> new Open(openings + 1, now);
      case IGNORED -> new HalfOpen(openings, successes, left, lastProbe);
      case SUCCESS ->
          successes + 1 >= settings.closeAfter()
              ? Closed.FRESH
              : new HalfOpen(openings, successes + 1, left, lastProbe);
    };
  }
}
