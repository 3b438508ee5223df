// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A ledger in memory, which can also be read as a whole. */
public final class InMemoryLedger implements Ledger {

  private final Map<String, Entry> entries = new TreeMap<>();

  @Override
  public synchronized boolean accept(String eventId, String source, Instant at) {
    var known = known(eventId);
    if (known.acceptedAt() != null) {
      return false;
    }
    entries.put(eventId, new Entry(eventId, source, at, known.outcome(), known.concludedAt()));
    return true;
  }

  @Override
  public synchronized void conclude(String eventId, Outcome outcome, Instant at) {
    var known = known(eventId);
    if (known.outcome() == null) {
      entries.put(eventId, new Entry(eventId, known.source(), known.acceptedAt(), outcome, at));
    }
  }

  @Override
  public synchronized Optional<Entry> find(String eventId) {
    return Optional.ofNullable(entries.get(eventId));
  }

  /** Everything noted so far, in the order of the event ids. */
  public synchronized Collection<Entry> entries() {
    return List.copyOf(entries.values());
  }

  private Entry known(String eventId) {
    return entries.getOrDefault(eventId, new Entry(eventId, null, null, null, null));
  }
}
