// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.recovery.Recoveries;
import dev.tocsin.recovery.Recovery;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Recoveries that last as long as the test. */
public final class InMemoryRecoveries implements Recoveries {

  private final ConcurrentHashMap<String, Recovery> all = new ConcurrentHashMap<>();

  @Override
  public Optional<Recovery> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized boolean save(Recovery recovery) {
    var before = all.get(recovery.id());
    if ((before == null ? 0 : before.version()) != recovery.version() - 1) {
      return false;
    }
    all.put(recovery.id(), recovery);
    return true;
  }

  @Override
  public List<Recovery> latest(int limit) {
    return all.values().stream()
        .sorted(Comparator.comparing(Recovery::requestedAt).reversed())
        .limit(limit)
        .toList();
  }
}
