// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.mute.Silence;
import dev.tocsin.mute.Silences;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Silences in memory, for tests. */
public final class InMemorySilences implements Silences {

  private final Map<String, Silence> silences = new ConcurrentHashMap<>();

  @Override
  public void save(Silence silence) {
    silences.put(silence.id(), silence);
  }

  @Override
  public Optional<Silence> find(String id) {
    return Optional.ofNullable(silences.get(id));
  }

  @Override
  public List<Silence> active(Instant now) {
    return silences.values().stream()
        .filter(silence -> silence.state(now) == Silence.State.ACTIVE)
        .toList();
  }
}
