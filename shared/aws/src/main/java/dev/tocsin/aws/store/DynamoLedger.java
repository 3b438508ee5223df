// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import static dev.tocsin.aws.store.LedgerItem.ACCEPTED_AT;
import static dev.tocsin.aws.store.LedgerItem.CONCLUDED_AT;
import static dev.tocsin.aws.store.LedgerItem.OUTCOME;
import static dev.tocsin.aws.store.LedgerItem.SOURCE;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The ledger in DynamoDB: one conditional write an acceptance, one an outcome, no read. */
public final class DynamoLedger implements Ledger {

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoLedger(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public boolean accept(String eventId, String source, Instant at) {
    return write(LedgerItem.acceptance(table, eventId, source, at));
  }

  @Override
  public void conclude(String eventId, Outcome outcome, Instant at) {
    write(LedgerItem.conclusion(table, eventId, outcome, at));
  }

  @Override
  public Optional<Entry> find(String eventId) {
    var item =
        dynamo
            .getItem(get -> get.tableName(table).key(LedgerItem.key(eventId)).consistentRead(true))
            .item();
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Entry(
                eventId,
                value(item, SOURCE, source -> source),
                value(item, ACCEPTED_AT, Instant::parse),
                value(item, OUTCOME, Outcome::valueOf),
                value(item, CONCLUDED_AT, Instant::parse)));
  }

  private boolean write(Update half) {
    try {
      dynamo.updateItem(
          update ->
              update
                  .tableName(half.tableName())
                  .key(half.key())
                  .conditionExpression(half.conditionExpression())
                  .updateExpression(half.updateExpression())
                  .expressionAttributeNames(half.expressionAttributeNames())
                  .expressionAttributeValues(half.expressionAttributeValues()));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static <T> @Nullable T value(
      Map<String, AttributeValue> item, String attribute, Function<String, T> read) {
    var found = item.get(attribute);
    return found == null ? null : read.apply(found.s());
  }
}
