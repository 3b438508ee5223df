// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.change.Change;
import dev.tocsin.change.Changes;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Changes in the changes table under {@code change/<event id>}, in one listing a day by when they
 * happened, so that no listing takes the writes of all days.
 */
public final class DynamoChanges implements Changes {

  /** Long enough to look back over the last releases. */
  private static final Duration RETENTION = Duration.ofDays(30);

  /** How many days a look back goes at most. */
  private static final int DAYS = 7;

  private final DocumentTable<Change> table;
  private final InstantSource clock;

  public DynamoChanges(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new DocumentTable<>(dynamo, table, Change.class, DynamoChanges::entry);
    this.clock = clock;
  }

  @Override
  public void add(Change change) {
    // False if it was there before: the same event again.
    table.put("change/" + change.id(), change, 0, clock.instant());
  }

  @Override
  public List<Change> latest(int limit) {
    var now = clock.instant();
    var latest = new ArrayList<Change>();
    // Tomorrow's, too: a sender's clock may be ahead of ours.
    var day = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    for (int i = 0; i <= DAYS && latest.size() < limit; i++) {
      latest.addAll(table.list(list(day.minusDays(i)), true, limit - latest.size(), now));
    }
    return latest;
  }

  private static DocumentTable.Entry entry(Change change) {
    return new DocumentTable.Entry(
        list(LocalDate.ofInstant(change.at(), ZoneOffset.UTC)),
        change.at(),
        change.at().plus(RETENTION));
  }

  private static String list(LocalDate day) {
    return "changes/" + day;
  }
}
