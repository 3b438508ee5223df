// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was accepted, and what became of it. An event without an outcome after a while is a gap, and
 * a gap is the alert {@code LedgerGap} (rules/tocsin.yaml): this is how "nothing accepted is ever
 * lost silently" can be checked instead of believed.
 *
 * <p>Acceptance and conclusion may come in either order, because an event is on its queue before it
 * is noted as accepted and its consumer may be the faster one. Entries are kept for {@link #KEPT}
 * at least, which is also the longest window in which a redelivery can be recognised.
 */
public interface Ledger {

  /** How long an event is remembered at least. */
  Duration KEPT = Duration.ofDays(30);

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
   * @param window how long the event's id stands for this event: who comes again later under the
   *     same id is another one
   */
  Noted accept(String eventId, String source, Instant at, Duration window);

  /** As {@link #accept}, for an event that comes to its end by being accepted: one write. */
  Noted settle(String eventId, String source, Outcome outcome, Instant at, Duration window);

  /**
   * Notes that the id's next event was accepted, under a name of its own: the window begins anew.
   * Where it was noted before, nothing changes.
   *
   * @param rounds how many events have had the id now, at least 2
   */
  void renew(String eventId, int rounds, Instant at);

  /** Notes an event's terminal outcome; the first one stands. */
  void conclude(String eventId, Outcome outcome, Instant at);

  /**
   * What is known of those of these events that are known at all, by their ids, as last written.
   */
  Map<String, Entry> findAll(Collection<String> eventIds);

  /** As {@link #findAll}, for one event. */
  default Optional<Entry> find(String eventId) {
    return Optional.ofNullable(findAll(List.of(eventId)).get(eventId));
  }
}
