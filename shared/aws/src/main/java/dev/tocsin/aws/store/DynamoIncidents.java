// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Incidents;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Incidents in the incidents table under {@code incident/<id>}, listed by status and opening. An
 * incident is kept for 400 days after its resolution, so that a year can be compared with the last.
 */
public final class DynamoIncidents implements Incidents {

  private static final Duration RETENTION = Duration.ofDays(400);

  private final DocumentTable<Incident> table;
  private final InstantSource clock;

  public DynamoIncidents(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new DocumentTable<>(dynamo, table, Incident.class, DynamoIncidents::entry);
    this.clock = clock;
  }

  @Override
  public Incident open(Incident incident) {
    return table.merge(key(incident.id()), clock.instant(), incident, (known, again) -> known);
  }

  @Override
  public Optional<Incident> find(String id) {
    return table.find(key(id), clock.instant()).map(DocumentTable.Versioned::document);
  }

  @Override
  public Optional<Incident> change(String id, UnaryOperator<Incident> decision) {
    return table.change(key(id), clock.instant(), decision);
  }

  @Override
  public List<Incident> list(Incident.Status status, int limit) {
    return table.list(listing(status), true, limit, clock.instant());
  }

  private static DocumentTable.Entry entry(Incident incident) {
    var resolvedAt = incident.resolvedAt();
    return new DocumentTable.Entry(
        listing(incident.status()),
        incident.openedAt(),
        resolvedAt == null ? null : resolvedAt.plus(RETENTION));
  }

  private static String listing(Incident.Status status) {
    return "incidents/" + status;
  }

  private static String key(String id) {
    return "incident/" + id;
  }
}
