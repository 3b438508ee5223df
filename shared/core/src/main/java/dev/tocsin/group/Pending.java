// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import dev.tocsin.alert.Fingerprint;
import dev.tocsin.notify.NotifyReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A notification that is decided and not yet known to be published. It stands in the group's own
 * document, so that deciding and promising are one write: whoever dies before it was published is
 * followed by somebody who publishes it under the same id.
 *
 * @param id the group's id and a number that only rises: {@code 8f3a…:1767607200}
 * @param firing the firing alerts to tell
 * @param resolved the resolved alerts to tell
 * @param leaving the alerts that leave the group once it is published
 * @param oldestReceivedAt when Tocsin received the earliest of what made it due
 * @param incidentId the incident that it belongs to, or the empty string
 * @param opensIncident whether that incident begins with it
 */
public record Pending(
    String id,
    NotifyReason reason,
    Set<Fingerprint> firing,
    Set<Fingerprint> resolved,
    Set<Fingerprint> leaving,
    Instant decidedAt,
    Instant oldestReceivedAt,
    String incidentId,
    boolean opensIncident) {

  /** Longer than any invocation lives, so that who decided it is not publishing it still. */
  private static final Duration ABANDONED_AFTER = Duration.ofSeconds(60);

  public Pending {
    firing = Set.copyOf(firing);
    resolved = Set.copyOf(resolved);
    leaving = Set.copyOf(leaving);
  }

  public boolean isAbandoned(Instant now) {
    return !now.isBefore(decidedAt.plus(ABANDONED_AFTER));
  }

  /** Whether with it everything that the receiver was told of is over. */
  public boolean closesIncident() {
    return !incidentId.isEmpty() && reason == NotifyReason.ALL_ALERTS_RESOLVED;
  }
}
