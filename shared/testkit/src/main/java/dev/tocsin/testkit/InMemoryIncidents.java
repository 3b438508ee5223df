// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Incidents;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Incidents in memory, for tests. */
public final class InMemoryIncidents implements Incidents {

  private final Map<String, Incident> incidents = new ConcurrentHashMap<>();

  @Override
  public Incident open(Incident incident) {
    return incidents.merge(incident.id(), incident, (known, again) -> known);
  }

  @Override
  public Optional<Incident> find(String id) {
    return Optional.ofNullable(incidents.get(id));
  }

  @Override
  public Optional<Incident> change(String id, UnaryOperator<Incident> decision) {
    return Optional.ofNullable(
        incidents.computeIfPresent(id, (key, known) -> decision.apply(known)));
  }

  @Override
  public List<Incident> list(Incident.Status status, int limit) {
    return incidents.values().stream()
        .filter(incident -> incident.status() == status)
        .sorted(Comparator.comparing(Incident::openedAt).reversed())
        .limit(limit)
        .toList();
  }
}
