// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Alerts;
import dev.tocsin.alert.Fingerprint;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Alerts in memory, for tests. */
public final class InMemoryAlerts implements Alerts {

  private final Map<Fingerprint, Alert> alerts = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public InMemoryAlerts(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<Alert> merge(List<Alert> statements) {
    return statements.stream().map(this::merged).toList();
  }

  private Alert merged(Alert statement) {
    if (statement.isBare() && statement.endsAt() == null) {
      var merged =
          alerts.computeIfPresent(statement.fingerprint(), (key, known) -> known.merge(statement));
      return merged == null ? statement : merged;
    }
    return alerts.merge(statement.fingerprint(), statement, Alert::merge);
  }

  @Override
  public Optional<Alert> find(Fingerprint fingerprint) {
    return Optional.ofNullable(alerts.get(fingerprint));
  }

  @Override
  public List<Alert> firing(int limit) {
    return list(Alert.Status.FIRING, Comparator.comparing(Alert::startsAt), limit);
  }

  @Override
  public List<Alert> resolved(int limit) {
    return list(
        Alert.Status.RESOLVED,
        Comparator.comparing((Alert alert) -> alert.end().orElseThrow()).reversed(),
        limit);
  }

  private List<Alert> list(Alert.Status status, Comparator<Alert> order, int limit) {
    return alerts.values().stream()
        .filter(alert -> !alert.isBare())
        .filter(alert -> alert.status(clock.instant()) == status)
        .sorted(order)
        .limit(limit)
        .toList();
  }
}
