// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.heartbeat.Watch;
import dev.tocsin.heartbeat.Watches;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Who is to be heard from, in memory, for tests. */
public final class InMemoryWatches implements Watches {

  private final Map<String, Watch> watches = new ConcurrentHashMap<>();

  @Override
  public Watch update(Watch absent, UnaryOperator<Watch> change) {
    return watches.merge(
        absent.key(), change.apply(absent), (known, ignored) -> change.apply(known));
  }

  @Override
  public List<Watch> open() {
    return watches.values().stream().filter(Watch::isOpen).toList();
  }
}
