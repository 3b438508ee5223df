// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import java.time.Duration;
import java.time.InstantSource;

/** What the sample program is there for: reads through a cache, measured, breakable, repairable. */
final class CachedReads {

  private static final int CAPACITY = 64;
  private static final Duration TIME_TO_LIVE = Duration.ofSeconds(20);

  /** Soon enough that a break shows in the next reading. */
  private static final Duration POISONED = Duration.ofMillis(50);

  private final Store store;
  private final Cache cache;
  private final Meter meter = new Meter();

  CachedReads(Duration storeTime, InstantSource clock) {
    store = new Store(storeTime);
    cache = new Cache(CAPACITY, TIME_TO_LIVE, clock);
  }

  /** Reads through the cache; false if the value could not be had. */
  boolean read(String key) {
    long began = System.nanoTime();
    var cached = cache.get(key);
    boolean found = cached.isPresent();
    if (!found) {
      try {
        cache.put(key, store.read(key));
        found = true;
      } catch (Store.StoreException e) {
        // Counted below: a read that fails is what this program is about.
      }
    }
    meter.read(found, cached.isPresent(), Duration.ofNanos(System.nanoTime() - began));
    return found;
  }

  Meter meter() {
    return meter;
  }

  /** The link is cut and entries expire at once; a repair mends both. */
  void breakDown() {
    store.cutLink();
    cache.timeToLive(POISONED);
    cache.clear();
  }

  /** As {@link #breakDown}, and the store itself is down: a repair does not bring it back. */
  void breakForGood() {
    breakDown();
    store.goDown();
  }

  /** Clears the cache, sets its entries' time right and connects to the store anew. */
  void repair() {
    cache.timeToLive(TIME_TO_LIVE);
    cache.clear();
    store.relink();
  }

  /** What only a person can do: bring the store back, then repair. */
  void fix() {
    store.comeUp();
    repair();
  }
}
