// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.limit.Backlog;
import dev.tocsin.limit.Backlogs;
import dev.tocsin.limit.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is waiting, in memory, for tests. */
public final class InMemoryBacklogs implements Backlogs {

  private final Map<Traffic, Backlog> noted = new ConcurrentHashMap<>();

  @Override
  public Backlog of(Traffic traffic) {
    return noted.getOrDefault(traffic, Backlog.NONE);
  }

  @Override
  public void note(Traffic traffic, Duration age, Instant now) {
    noted.compute(
        traffic, (key, known) -> (known == null ? Backlog.NONE : known).noted(traffic, age, now));
  }
}
