// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.Recordings;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.Rollups;
import dev.tocsin.metric.SeriesKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rollups in memory, to write and to read, with the ledger that their events are concluded in. */
public final class InMemoryRollups implements Recordings, Rollups {

  private final Ledger ledger;
  private final Map<SeriesKey, TreeMap<Long, Rollup>> stored = new HashMap<>();
  private final Map<SeriesKey, Instant> lastSeen = new HashMap<>();

  public InMemoryRollups() {
    this(new InMemoryLedger());
  }

  public InMemoryRollups(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public synchronized void record(List<Recording> recordings, Instant now) {
    for (var recording : recordings) {
      var entry = ledger.find(recording.eventId());
      if (entry.isEmpty() || entry.get().outcome() == null) {
        recording.rollups().forEach(rollup -> add(rollup, now));
        ledger.conclude(recording.eventId(), Outcome.RECORDED, now);
      }
    }
  }

  @Override
  public synchronized List<Rollup> read(SeriesKey series, long fromMinute, long toMinute) {
    var minutes = stored.getOrDefault(series, new TreeMap<>());
    return List.copyOf(minutes.subMap(fromMinute, true, toMinute, true).values());
  }

  @Override
  public synchronized List<SeriesKey> series(String metric, Instant now) {
    return lastSeen.entrySet().stream()
        .filter(seen -> seen.getKey().metric().equals(metric))
        .filter(seen -> !seen.getValue().isBefore(now.minus(Recording.RETENTION)))
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparing(SeriesKey::toString))
        .toList();
  }

  private void add(Rollup rollup, Instant now) {
    lastSeen.put(rollup.series(), now);
    stored
        .computeIfAbsent(rollup.series(), series -> new TreeMap<>())
        .merge(rollup.minute(), rollup, Rollup::merge);
  }
}
