// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.ledger.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * How an event stands in the ledger's table, in one place, because two write it: {@link
 * DynamoLedger}, and record inside the transaction that also writes its rollups.
 *
 * <p>An item has {@code pk} (the event id), {@code schema}, {@code acceptedAt} and {@code source}
 * once its acceptance is noted, {@code outcome} and {@code concludedAt} once it is concluded, and
 * {@code expiresAt} (TTL) from the first of the two on. Either half may be written first, and each
 * only once: a second attempt fails its condition.
 */
public final class LedgerItem {

  /** How long an event is remembered at least; TTL may delete it later. */
  public static final Duration KEPT = Duration.ofDays(30);

  static final String SOURCE = "source";
  static final String ACCEPTED_AT = "acceptedAt";
  static final String OUTCOME = "outcome";
  static final String CONCLUDED_AT = "concludedAt";

  private LedgerItem() {}

  public static Map<String, AttributeValue> key(String eventId) {
    return Map.of("pk", AttributeValue.fromS(eventId));
  }

  /** The write that notes an acceptance; its condition fails if one is noted already. */
  public static Update acceptance(String table, String eventId, String source, Instant at) {
    return half(table, eventId, ACCEPTED_AT, at, SOURCE, source);
  }

  /** The write that notes an outcome; its condition fails if one is noted already. */
  public static Update conclusion(String table, String eventId, Outcome outcome, Instant at) {
    return half(table, eventId, CONCLUDED_AT, at, OUTCOME, outcome.name());
  }

  private static Update half(
      String table, String eventId, String when, Instant at, String what, String value) {
    return Update.builder()
        .tableName(table)
        .key(key(eventId))
        .conditionExpression("attribute_not_exists(#what)")
        .updateExpression(
            "SET #when = :at, #what = :value, #schema = :schema,"
                + " #expiresAt = if_not_exists(#expiresAt, :expiresAt)")
        .expressionAttributeNames(
            Map.of("#when", when, "#what", what, "#schema", "schema", "#expiresAt", "expiresAt"))
        .expressionAttributeValues(
            Map.of(
                ":at", AttributeValue.fromS(Instants.sortable(at)),
                ":value", AttributeValue.fromS(value),
                ":schema", AttributeValue.fromN("1"),
                ":expiresAt", AttributeValue.fromN(Long.toString(at.plus(KEPT).getEpochSecond()))))
        .build();
  }
}
