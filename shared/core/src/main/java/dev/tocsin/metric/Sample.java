// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import java.time.Instant;

/** One measured value of a series. The value is finite; its unit is the metric's. */
public record Sample(SeriesKey series, Instant at, double value) {
  public Sample {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a sample's value is finite, not " + value + ": " + series);
    }
  }
}
