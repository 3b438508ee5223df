// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the consumers of a queue are behind, and the share of each source's rate that is taken in
 * because of it: halved at each {@link #STEP} that the backlog lasts, and a {@link #RELAXED} more
 * for each step without (additive increase, multiplicative decrease, as TCP's). Only a backlog is
 * noted; that there is none shows by nobody's noting one, so ordinary days write nothing.
 *
 * @param age of the oldest message seen when it was noted
 * @param share of the rate as of then
 */
public record Backlog(Duration age, double share, Instant at) {

  public static final Duration STEP = Duration.ofSeconds(10);

  static final double RELAXED = 0.1;

  /** Nothing waits, and nothing has. */
  public static final Backlog NONE = new Backlog(Duration.ZERO, 1, Instant.EPOCH);

  /**
   * A consumer has come upon a message of this age. The same object means that nothing changes: it
   * is young enough, or somebody has noted as much within the step.
   */
  public Backlog noted(Traffic traffic, Duration found, Instant now) {
    if (found.compareTo(traffic.target()) <= 0 || now.isBefore(at.plus(STEP))) {
      return this;
    }
    return new Backlog(found, Math.max(traffic.floor(), share(now) / 2), now);
  }

  /** The share of its rate that a source may send now, at most 1. */
  public double share(Instant now) {
    // The step in which a backlog would be noted again is not one without.
    long steps = Math.max(0, Duration.between(at, now).dividedBy(STEP) - 1);
    // Counted in whole numbers, so that ten steps of a tenth are one.
    return Math.min(1, share + Math.min(steps, 10) * RELAXED);
  }
}
