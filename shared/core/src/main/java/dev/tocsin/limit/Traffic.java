// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.limit;

import java.time.Duration;

/**
 * What a source sends, by the queue on which it waits. An alert is worth more than a sample: alerts
 * are held back later, and never by more than half.
 */
public enum Traffic {
  ALERTS(Duration.ofSeconds(60), 0.5),
  SAMPLES(Duration.ofSeconds(30), 0.1);

  private final Duration target;
  private final double floor;

  Traffic(Duration target, double floor) {
    this.target = target;
    this.floor = floor;
  }

  /** The age of a waiting message from which on less is taken in. */
  public Duration target() {
    return target;
  }

  /** The least share of a source's rate that is always taken. */
  public double floor() {
    return floor;
  }
}
