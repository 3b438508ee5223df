// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.change.Change;
import dev.tocsin.change.Changes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Changes in memory, for tests. */
public final class InMemoryChanges implements Changes {

  private final Map<String, Change> changes = new ConcurrentHashMap<>();

  @Override
  public void add(Change change) {
    changes.putIfAbsent(change.id(), change);
  }

  @Override
  public List<Change> latest(int limit) {
    return changes.values().stream()
        .sorted(Comparator.comparing(Change::at).reversed())
        .limit(limit)
        .toList();
  }
}
