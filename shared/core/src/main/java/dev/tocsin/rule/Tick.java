// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import java.time.Duration;
import java.time.Instant;

/** The message of the evaluations queue: evaluate all rules as of this instant. */
public record Tick(Instant at) {

  /** How late a tick may come and still be worth evaluating: others have followed it by then. */
  public static final Duration WORTHLESS_AFTER = Duration.ofSeconds(60);

  public boolean isStale(Instant now) {
    return Duration.between(at, now).compareTo(WORTHLESS_AFTER) > 0;
  }
}
