// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.time.Instant;

/**
 * Somebody has taken an alert on: it goes on firing, and nobody else is woken for it.
 *
 * @param alert which
 * @param by who, as the sender names them, or the empty string
 * @param note what they had to say about it, or the empty string
 * @param at when
 */
public record Acknowledgement(Fingerprint alert, String by, String note, Instant at) {

  /** The same, said at this time if it was later. */
  Acknowledgement saidAt(Instant first) {
    return at.isAfter(first) ? new Acknowledgement(alert, by, note, first) : this;
  }
}
