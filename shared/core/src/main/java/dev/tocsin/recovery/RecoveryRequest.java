// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.alert.Alert;
import java.time.Instant;

/**
 * A wish to repair what an alert names: the message of the recovery queue. Whether anything is done
 * about it is decided by the runbook's guards.
 *
 * @param id the same however often the same firing of the same alert asks: runbook, fingerprint and
 *     start
 * @param runbook the runbook's name
 * @param alert the alert that asks, firing
 * @param requestedAt when dispatch asked
 */
public record RecoveryRequest(String id, String runbook, Alert alert, Instant requestedAt) {

  public static RecoveryRequest of(String runbook, Alert alert, Instant now) {
    return new RecoveryRequest(
        runbook + "/" + alert.fingerprint() + "/" + alert.startsAt().toEpochMilli(),
        runbook,
        alert,
        now);
  }
}
