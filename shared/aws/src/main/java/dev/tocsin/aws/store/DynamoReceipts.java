// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.aws.store.DocumentTable.Entry;
import dev.tocsin.notify.Receipt;
import dev.tocsin.notify.Receipts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Receipts in the ledger's table, kept for 90 days after the last attempt. */
public final class DynamoReceipts implements Receipts {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final Kept NONE = new Kept(null);

  private final DocumentTable<Kept> table;
  private final InstantSource clock;

  /** What is kept under one key. */
  private record Kept(@Nullable Receipt receipt) {

    boolean isDelivered() {
      return receipt != null && receipt.isDelivered();
    }

    Entry entry() {
      return receipt == null ? Entry.NONE : new Entry(null, null, receipt.at().plus(KEPT));
    }
  }

  public DynamoReceipts(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new DocumentTable<>(dynamo, table, Kept.class, Kept::entry);
    this.clock = clock;
  }

  @Override
  public Optional<Receipt> find(String notification, String receiver, String integration) {
    return table
        .find(key(notification, receiver, integration), clock.instant())
        .map(found -> found.document().receipt());
  }

  @Override
  public void record(Receipt receipt) {
    table.update(
        key(receipt.notification(), receipt.receiver(), receipt.integration()),
        clock.instant(),
        NONE,
        known -> known.isDelivered() ? known : new Kept(receipt));
  }

  private static String key(String notification, String receiver, String integration) {
    return "notification/" + notification + "/" + receiver + "/" + integration;
  }
}
