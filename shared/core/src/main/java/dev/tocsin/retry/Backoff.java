// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often an attempt is repeated, and after which pauses: exponential with full jitter, that is,
 * any length between nothing and a bound that doubles with each attempt. Jitter keeps many callers
 * that failed together from coming back together.
 *
 * @param attempts how many attempts there are in all, at least 1
 * @param base the bound of the first pause
 * @param cap no bound is longer than this
 */
public record Backoff(int attempts, Duration base, Duration cap) {

  public Backoff {
    if (attempts < 1 || base.isNegative() || cap.compareTo(base) < 0) {
      throw new IllegalArgumentException(
          "not a back-off: " + attempts + " attempts, " + base + " up to " + cap);
    }
  }

  /**
   * The pause after a failed attempt, or nothing if there is to be no other one.
   *
   * @param failed which attempt it was, from 1
   * @param retryAfter how long the other side asked to be left alone; a wish longer than the cap
   *     ends the attempts, because waiting here would cost more than coming back later
   */
  public Optional<Duration> pause(
      int failed, Optional<Duration> retryAfter, RandomGenerator random) {
    if (failed >= attempts || retryAfter.filter(wish -> wish.compareTo(cap) > 0).isPresent()) {
      return Optional.empty();
    }
    var jitter = Duration.ofNanos(random.nextLong(bound(failed).toNanos() + 1));
    return Optional.of(retryAfter.orElse(Duration.ZERO).plus(jitter));
  }

  private Duration bound(int failed) {
    var bound = base;
    for (int doubled = 1; doubled < failed && bound.compareTo(cap) < 0; doubled++) {
      bound = bound.multipliedBy(2);
    }
    return bound.compareTo(cap) < 0 ? bound : cap;
  }
}
