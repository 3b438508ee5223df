// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.aws.store.DocumentTable.Entry;
import dev.tocsin.aws.store.DocumentTable.Versioned;
import dev.tocsin.recovery.Recoveries;
import dev.tocsin.recovery.Recovery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Recoveries in a table of documents, kept for 90 days after they were requested. */
public final class DynamoRecoveries implements Recoveries {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final String LIST = "recoveries";

  private final DocumentTable<Recovery> table;
  private final InstantSource clock;

  public DynamoRecoveries(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table =
        new DocumentTable<>(
            dynamo,
            table,
            Recovery.class,
            recovery -> new Entry(LIST, recovery.requestedAt(), recovery.requestedAt().plus(KEPT)));
    this.clock = clock;
  }

  @Override
  public Optional<Recovery> find(String id) {
    return table.find(key(id), clock.instant()).map(Versioned::document);
  }

  @Override
  public boolean save(Recovery recovery) {
    // The document's version is the item's: both count the writes.
    return table.put(key(recovery.id()), recovery, recovery.version() - 1, clock.instant());
  }

  @Override
  public List<Recovery> latest(int limit) {
    return table.list(LIST, true, limit, clock.instant());
  }

  private static String key(String id) {
    return "recovery/" + id;
  }
}
