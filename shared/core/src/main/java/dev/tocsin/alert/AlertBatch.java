// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.time.Instant;
import java.util.List;

/**
 * Alerts on their way to dispatch: the message of the alerts queue.
 *
 * @param eventId the ledger's name for what was accepted; the same for every delivery of the same
 *     event
 * @param source who sent it
 * @param receivedAt when Tocsin accepted it
 */
public record AlertBatch(String eventId, String source, Instant receivedAt, List<Alert> alerts) {
  public AlertBatch {
    alerts = List.copyOf(alerts);
  }
}
