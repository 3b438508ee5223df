// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.limit.Backlog;
import dev.tocsin.limit.Backlogs;
import dev.tocsin.limit.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is waiting, in the sources table under {@code backlog/<alerts or samples>}. */
public final class DynamoBacklogs implements Backlogs {

  private final DocumentTable<Backlog> table;
  private final InstantSource clock;

  public DynamoBacklogs(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table =
        new DocumentTable<>(dynamo, table, Backlog.class, backlog -> DocumentTable.Entry.NONE);
    this.clock = clock;
  }

  @Override
  public Backlog of(Traffic traffic) {
    return table
        .find(key(traffic), clock.instant())
        .map(DocumentTable.Versioned::document)
        .orElse(Backlog.NONE);
  }

  @Override
  public void note(Traffic traffic, Duration age, Instant now) {
    table.update(
        key(traffic), clock.instant(), Backlog.NONE, known -> known.noted(traffic, age, now));
  }

  private static String key(Traffic traffic) {
    return "backlog/" + traffic.name().toLowerCase(Locale.ROOT);
  }
}
