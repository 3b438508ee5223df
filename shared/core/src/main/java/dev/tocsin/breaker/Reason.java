// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

/** Why a breaker permits an action, or does not. */
public enum Reason {
  CLOSED(true),
  PROBE(true),
  /** Metrics-only, and the breaker behind it would have permitted it too. */
  DRY_RUN_PERMITS(true),
  /** Metrics-only, and the breaker behind it would have refused. */
  DRY_RUN_WOULD_REFUSE(true),
  OPEN(false),
  PROBES_TAKEN(false),
  FORCED_OPEN(false);

  private final boolean permits;

  Reason(boolean permits) {
    this.permits = permits;
  }

  public boolean permits() {
    return permits;
  }
}
