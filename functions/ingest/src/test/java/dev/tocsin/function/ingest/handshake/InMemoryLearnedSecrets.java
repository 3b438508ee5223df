// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Learned secrets in memory. */
public final class InMemoryLearnedSecrets implements LearnedSecrets {

  private final Map<String, String> bySource = new ConcurrentHashMap<>();

  @Override
  public List<String> find(String source) {
    var found = bySource.get(source);
    return found == null ? List.of() : List.of(found);
  }

  @Override
  public boolean learn(String source, String secret) {
    return bySource.computeIfAbsent(source, _ -> secret).equals(secret);
  }
}
