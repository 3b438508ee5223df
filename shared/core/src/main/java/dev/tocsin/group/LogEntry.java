// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import dev.tocsin.alert.Fingerprint;
import dev.tocsin.notify.NotifyReason;
import java.time.Instant;
import java.util.Set;

/**
 * Alertmanager's notification log for one group and receiver: what was said last. What comes next
 * is decided by the difference to it.
 *
 * @param firing the alerts that the receiver believes to fire
 * @param resolved the alerts that were told as resolved
 */
public record LogEntry(
    String notificationId,
    NotifyReason reason,
    Set<Fingerprint> firing,
    Set<Fingerprint> resolved,
    Instant at) {

  public LogEntry {
    firing = Set.copyOf(firing);
    resolved = Set.copyOf(resolved);
  }
}
