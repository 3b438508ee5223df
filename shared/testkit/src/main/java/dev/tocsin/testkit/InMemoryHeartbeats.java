// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.heartbeat.Heartbeats;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Signs of life in memory, for tests. */
public final class InMemoryHeartbeats implements Heartbeats {

  private final Map<String, Instant> heard = new ConcurrentHashMap<>();

  @Override
  public void beat(String name, Instant at) {
    heard.merge(name, at, (known, next) -> next.isAfter(known) ? next : known);
  }

  @Override
  public Optional<Instant> last(String name) {
    return Optional.ofNullable(heard.get(name));
  }
}
