// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * What one instance may take of one source in the present window. It claims in blocks a quarter as
 * large as what it has taken, so the writes grow with the logarithm of the traffic, and at most a
 * fifth of what is claimed is ever idle while others are refused. The first hundredth of the rate
 * is taken before anything is claimed, and claimed together with the first block: a source that
 * sends little costs no write at all.
 *
 * <p>So in one window all instances together take at most the limit and a hundredth of it for each
 * instance that never came to claim; alone, an instance takes the limit exactly.
 *
 * @param window its beginning
 * @param taken deliveries admitted here
 * @param claimed deliveries claimed here, granted or not
 * @param granted of these
 */
public record Lease(Instant window, int taken, int claimed, int granted) {

  /** Of an instance that knows nothing of the source. */
  public static final Lease NONE = new Lease(Instant.MIN, 0, 0, 0);

  private static final int UNCLAIMED = 100;
  private static final int BLOCK = 4;

  /** What is to be done with a delivery. */
  public sealed interface Step {

    /** It is taken. */
    record Admit(Lease lease) implements Step {}

    /** That depends: these deliveries are to be claimed, and {@link #granted} asked. */
    record Claim(Lease lease, int deliveries) implements Step {}

    /** It is not taken, and none will be before the time has passed. */
    record Refuse(Lease lease, Duration retryAfter) implements Step {}
  }

  /**
   * @param share the share of the rate that is taken now
   */
  public Step next(Rate rate, double share, Instant now) {
    var current = rate.window(now);
    // A clock that is set back stays in the later window rather than claim in the earlier again.
    var lease = current.isAfter(window) ? new Lease(current, 0, 0, 0) : this;
    int limit = rate.limit(share);
    if (lease.taken < lease.granted || lease.taken < limit / UNCLAIMED) {
      return new Step.Admit(new Lease(lease.window, lease.taken + 1, lease.claimed, lease.granted));
    }
    if (lease.granted < lease.claimed) {
      var left = Duration.between(now, lease.window.plus(rate.per()));
      return new Step.Refuse(
          lease, Duration.ofSeconds(Math.max(1, left.plusMillis(999).toSeconds())));
    }
    int owed = lease.taken - lease.granted;
    return new Step.Claim(lease, owed + Math.max(1, lease.taken / BLOCK));
  }

  /**
   * The lease with as many of the deliveries claimed as are within the limit.
   *
   * @param total how many all instances have claimed, these included
   */
  public Lease granted(int deliveries, long total, Rate rate, double share) {
    long left = rate.limit(share) - (total - deliveries);
    int got = Math.clamp(left, 0, deliveries);
    return new Lease(window, taken, claimed + deliveries, granted + got);
  }

  /** The lease where nobody can be asked: for the rest of the window everything is taken. */
  public Lease open() {
    return new Lease(window, taken, claimed, Integer.MAX_VALUE);
  }
}
