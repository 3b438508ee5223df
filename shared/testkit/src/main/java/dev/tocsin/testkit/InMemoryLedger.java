// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Noted;
import dev.tocsin.ledger.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A ledger in memory, which can also be read as a whole. */
public final class InMemoryLedger implements Ledger {

  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<String, Renewal> renewals = new TreeMap<>();

  private record Renewal(int rounds, Instant at) {}

  @Override
  public synchronized Noted accept(String eventId, String source, Instant at, Duration window) {
    var known = known(eventId);
    if (known.acceptedAt() != null) {
      var last = renewals.getOrDefault(eventId, new Renewal(1, known.acceptedAt()));
      return at.isBefore(last.at().plus(window))
          ? new Noted.Again()
          : new Noted.Lapsed(last.rounds());
    }
    entries.put(eventId, new Entry(eventId, source, at, known.outcome(), known.concludedAt()));
    return new Noted.First();
  }

  @Override
  public synchronized Noted settle(
      String eventId, String source, Outcome outcome, Instant at, Duration window) {
    var noted = accept(eventId, source, at, window);
    if (noted instanceof Noted.First) {
      conclude(eventId, outcome, at);
    }
    return noted;
  }

  @Override
  public synchronized void renew(String eventId, int rounds, Instant at) {
    renewals.merge(
        eventId,
        new Renewal(rounds, at),
        (known, next) -> next.rounds() > known.rounds() ? next : known);
  }

  @Override
  public synchronized void conclude(String eventId, Outcome outcome, Instant at) {
    var known = known(eventId);
    if (known.outcome() == null) {
      entries.put(eventId, new Entry(eventId, known.source(), known.acceptedAt(), outcome, at));
    }
  }

  @Override
  public synchronized Map<String, Entry> findAll(Collection<String> eventIds) {
    var found = new HashMap<>(entries);
    found.keySet().retainAll(eventIds);
    return found;
  }

  /** Everything noted so far, in the order of the event ids. */
  public synchronized Collection<Entry> entries() {
    return List.copyOf(entries.values());
  }

  private Entry known(String eventId) {
    return entries.getOrDefault(eventId, new Entry(eventId, null, null, null, null));
  }
}
