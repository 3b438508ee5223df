// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import static dev.tocsin.aws.store.LedgerItem.ACCEPTED_AT;
import static dev.tocsin.aws.store.LedgerItem.CONCLUDED_AT;
import static dev.tocsin.aws.store.LedgerItem.OUTCOME;
import static dev.tocsin.aws.store.LedgerItem.RENEWED_AT;
import static dev.tocsin.aws.store.LedgerItem.ROUNDS;
import static dev.tocsin.aws.store.LedgerItem.SOURCE;
import static java.util.stream.Collectors.toMap;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Noted;
import dev.tocsin.ledger.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The ledger in DynamoDB: one conditional write an acceptance, one an outcome, no read; a second
 * write where the consumer was faster than the note of acceptance.
 */
public final class DynamoLedger implements Ledger {

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoLedger(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Noted accept(String eventId, String source, Instant at, Duration window) {
    var known = write(LedgerItem.opening(table, eventId, source, at));
    if (known.isPresent() && !known.get().containsKey(SOURCE)) {
      known = write(LedgerItem.lateAcceptance(table, eventId, source, at));
    }
    return noted(known, at, window);
  }

  @Override
  public Noted settle(String eventId, String source, Outcome outcome, Instant at, Duration window) {
    return noted(write(LedgerItem.settlement(table, eventId, source, outcome, at)), at, window);
  }

  @Override
  public void renew(String eventId, int rounds, Instant at) {
    write(LedgerItem.renewal(table, eventId, rounds, at));
  }

  @Override
  public void conclude(String eventId, Outcome outcome, Instant at) {
    write(LedgerItem.conclusion(table, eventId, outcome, at));
  }

  @Override
  public Map<String, Entry> findAll(Collection<String> eventIds) {
    var keys = eventIds.stream().distinct().map(LedgerItem::key).toList();
    return BatchReads.items(dynamo, table, keys)
        .map(DynamoLedger::entry)
        .collect(toMap(Entry::eventId, entry -> entry));
  }

  private static Entry entry(Map<String, AttributeValue> item) {
    return new Entry(
        LedgerItem.eventId(item),
        value(item, SOURCE, source -> source),
        value(item, ACCEPTED_AT, Instant::parse),
        value(item, OUTCOME, Outcome::valueOf),
        value(item, CONCLUDED_AT, Instant::parse));
  }

  private static Noted noted(
      Optional<Map<String, AttributeValue>> known, Instant at, Duration window) {
    if (known.isEmpty()) {
      return new Noted.First();
    }
    var acceptedAt = value(known.get(), ACCEPTED_AT, Instant::parse);
    var renewedAt = value(known.get(), RENEWED_AT, Instant::parse);
    var since = renewedAt == null ? Objects.requireNonNull(acceptedAt) : renewedAt;
    if (at.isBefore(since.plus(window))) {
      return new Noted.Again();
    }
    var rounds = known.get().get(ROUNDS);
    return new Noted.Lapsed(rounds == null ? 1 : Integer.parseInt(rounds.n()));
  }

  /** Returns nothing if the write was made, else the item that is in its way: no read. */
  private Optional<Map<String, AttributeValue>> write(Update update) {
    try {
      dynamo.updateItem(
          request ->
              request
                  .tableName(update.tableName())
                  .key(update.key())
                  .conditionExpression(update.conditionExpression())
                  .updateExpression(update.updateExpression())
                  .expressionAttributeNames(update.expressionAttributeNames())
                  .expressionAttributeValues(update.expressionAttributeValues())
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(e.item());
    }
  }

  private static <T> @Nullable T value(
      Map<String, AttributeValue> item, String attribute, Function<String, T> read) {
    var found = item.get(attribute);
    return found == null ? null : read.apply(found.s());
  }
}
