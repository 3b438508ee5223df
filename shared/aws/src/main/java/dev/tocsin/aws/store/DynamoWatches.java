// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.heartbeat.Watch;
import dev.tocsin.heartbeat.Watches;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Who is to be heard from, in the sources table under {@code watch/<key>}; the open ones are listed
 * as {@code silent}.
 */
public final class DynamoWatches implements Watches {

  private static final String SILENT = "silent";

  /** More than anybody configures; the others come with the next look. */
  private static final int MOST = 200;

  private final DocumentTable<Watch> table;
  private final InstantSource clock;

  public DynamoWatches(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table =
        new DocumentTable<>(
            dynamo,
            table,
            Watch.class,
            watch -> new DocumentTable.Entry(watch.isOpen() ? SILENT : null, watch.since(), null));
    this.clock = clock;
  }

  @Override
  public Watch update(Watch absent, UnaryOperator<Watch> change) {
    return table.merge(
        "watch/" + absent.key(),
        clock.instant(),
        change.apply(absent),
        (known, fresh) -> change.apply(known));
  }

  @Override
  public List<Watch> open() {
    return table.list(SILENT, false, MOST, clock.instant());
  }
}
