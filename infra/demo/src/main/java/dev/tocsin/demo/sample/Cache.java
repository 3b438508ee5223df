// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cache that holds at most so many entries, drops the one that was not used for the longest time
 * when it is full, and forgets each one a while after it was put in.
 */
final class Cache {

  private final int capacity;
  private final InstantSource clock;
  private Duration timeToLive;
  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(String value, Instant expiresAt) {}

  Cache(int capacity, Duration timeToLive, InstantSource clock) {
    this.capacity = capacity;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  synchronized Optional<String> get(String key) {
    var entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (!clock.instant().isBefore(entry.expiresAt())) {
      entries.remove(key);
      return Optional.empty();
    }
    return Optional.of(entry.value());
  }

  synchronized void put(String key, String value) {
    entries.put(key, new Entry(value, clock.instant().plus(timeToLive)));
    if (entries.size() > capacity) {
      Map.Entry<String, Entry> eldest = entries.firstEntry();
      entries.remove(eldest.getKey());
    }
  }

  /** How long entries live that are put in from now on. */
  synchronized void timeToLive(Duration length) {
    timeToLive = length;
  }

  synchronized void clear() {
    entries.clear();
  }

  synchronized int size() {
    return entries.size();
  }
}
