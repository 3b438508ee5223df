// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was accepted, and what became of it. An event without an outcome after a while is a gap, and
 * a gap is an alert: this is how "nothing accepted is ever lost silently" can be checked instead of
 * believed.
 *
 * <p>Acceptance and conclusion may come in either order, because an event is on its queue before it
 * is noted as accepted and its consumer may be the faster one. Entries are kept for at least 30
 * days, which is also how long a redelivery is recognised.
 */
public interface Ledger {

  /**
   * What is known of one event.
   *
   * @param source who sent it; null as long as its acceptance is not noted, and for the events that
   *     Tocsin makes itself
   * @param acceptedAt when it was accepted; null under the same conditions
   * @param outcome null as long as it is on its way
   */
  record Entry(
      String eventId,
      @Nullable String source,
      @Nullable Instant acceptedAt,
      @Nullable Outcome outcome,
      @Nullable Instant concludedAt) {}

  /**
   * Notes that an event was accepted and is on its queue.
   *
   * @return false if it had been accepted before: a redelivery
   */
  boolean accept(String eventId, String source, Instant at);

  /** Notes an event's terminal outcome; the first one stands. */
  void conclude(String eventId, Outcome outcome, Instant at);

  Optional<Entry> find(String eventId);
}
