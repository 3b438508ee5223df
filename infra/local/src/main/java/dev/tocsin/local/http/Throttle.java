// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import dev.tocsin.local.template.Resource;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP API's throttling: a bucket of {@code burst} tokens that fills at {@code rate} a second.
 */
final class Throttle {

  private static final double NANOS = 1e9;

  private final double rate;
  private final double burst;
  private double tokens;
  private long filledAt;

  Throttle(double rate, double burst, long nanoTime) {
    this.rate = rate;
    this.burst = burst;
    tokens = burst;
    filledAt = nanoTime;
  }

  /** The API's {@code DefaultRouteSettings}; empty if they set no limit. */
  static Optional<Throttle> of(Resource api, long nanoTime) {
    return api.properties().get("DefaultRouteSettings") instanceof Map<?, ?> settings
            && settings.get("ThrottlingRateLimit") != null
            && settings.get("ThrottlingBurstLimit") != null
        ? Optional.of(
            new Throttle(
                Double.parseDouble(String.valueOf(settings.get("ThrottlingRateLimit"))),
                Double.parseDouble(String.valueOf(settings.get("ThrottlingBurstLimit"))),
                nanoTime))
        : Optional.empty();
  }

  /** Whether a request may pass now; it takes a token if it may. */
  synchronized boolean passes(long nanoTime) {
    tokens = Math.min(burst, tokens + (nanoTime - filledAt) / NANOS * rate);
    filledAt = nanoTime;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
