// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.limit.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Claims in the sources table under {@code limit/<source>/<the window's epoch seconds>}, each an
 * unconditional addition that answers with the sum: one write, and no race to lose. The attributes
 * are {@code pk}, {@code schema}, {@code claimed} (N) and {@code expiresAt} (TTL).
 */
public final class DynamoLeases implements Leases {

  /** Longer than any window; nobody asks for it afterwards. */
  private static final Duration KEPT = Duration.ofHours(2);

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoLeases(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public long claim(String source, Instant window, int deliveries) {
    var key = "limit/" + source + "/" + window.getEpochSecond();
    var after =
        dynamo
            .updateItem(
                update ->
                    update
                        .tableName(table)
                        .key(Map.of("pk", AttributeValue.fromS(key)))
                        .updateExpression(
                            "ADD claimed :deliveries SET #schema = :schema, expiresAt = :expiresAt")
                        .expressionAttributeNames(Map.of("#schema", "schema"))
                        .expressionAttributeValues(
                            Map.of(
                                ":deliveries", number(deliveries),
                                ":schema", number(1),
                                ":expiresAt", number(window.plus(KEPT).getEpochSecond())))
                        .returnValues(ReturnValue.UPDATED_NEW))
            .attributes();
    return Long.parseLong(Objects.requireNonNull(after.get("claimed")).n());
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
