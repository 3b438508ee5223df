// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.limit.Leases;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Claimed deliveries in memory, which also counts how often somebody claimed. */
public final class InMemoryLeases implements Leases {

  private final Map<String, Long> claimed = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();

  @Override
  public long claim(String source, Instant window, int deliveries) {
    calls.incrementAndGet();
    return claimed.merge(source + "/" + window, (long) deliveries, Long::sum);
  }

  public int calls() {
    return calls.get();
  }
}
