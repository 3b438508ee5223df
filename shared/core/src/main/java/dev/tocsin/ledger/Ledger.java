// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.ledger;

import java.time.Instant;

/**
 * What was accepted, and what became of it. An event without an outcome after a while is a gap, and
 * a gap is an alert: this is how "nothing accepted is ever lost silently" can be checked instead of
 * believed.
 */
public interface Ledger {

  /**
   * Notes that an event was accepted and is on its queue.
   *
   * @return false if it had been accepted before: a redelivery
   */
  boolean accept(String eventId, String source, Instant at);

  /** Notes an event's terminal outcome; the first one stands. */
  void conclude(String eventId, Outcome outcome, Instant at);
}
