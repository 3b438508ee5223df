// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * How an event stands in the ledger's table, in one place, because two write it: {@link
 * DynamoLedger}, and record inside the transaction that also writes its rollups.
 *
 * <p>An item has {@code pk} (the event id), {@code schema}, {@code acceptedAt} and {@code source}
 * once its acceptance is noted, {@code outcome} and {@code concludedAt} once it is concluded, and
 * {@code expiresAt} (TTL) from the first of the two on. Either half may be written first, and each
 * only once: a second attempt fails its condition. {@code rounds} and {@code renewedAt} are there
 * once the same id has come again after its window.
 */
public final class LedgerItem {

  static final String SOURCE = "source";
  static final String ACCEPTED_AT = "acceptedAt";
  static final String OUTCOME = "outcome";
  static final String CONCLUDED_AT = "concludedAt";
  static final String ROUNDS = "rounds";
  static final String RENEWED_AT = "renewedAt";

  private static final String SET =
      "SET #when = :at, #what = :value, #schema = :schema,"
          + " #expiresAt = if_not_exists(#expiresAt, :expiresAt)";
  private static final Map<String, String> NAMES =
      Map.of("#schema", "schema", "#expiresAt", "expiresAt");

  private LedgerItem() {}

  public static Map<String, AttributeValue> key(String eventId) {
    return Map.of("pk", AttributeValue.fromS(eventId));
  }

  static String eventId(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("pk")).s();
  }

  /** The write that notes an acceptance; its condition fails if one is noted already. */
  public static Update acceptance(String table, String eventId, String source, Instant at) {
    return half(table, eventId, ACCEPTED_AT, at, SOURCE, source);
  }

  /** The write that notes an outcome; its condition fails if one is noted already. */
  public static Update conclusion(String table, String eventId, Outcome outcome, Instant at) {
    return half(table, eventId, CONCLUDED_AT, at, OUTCOME, outcome.name());
  }

  /** Both halves in one, under the condition of {@link #acceptance}. */
  static Update settlement(
      String table, String eventId, String source, Outcome outcome, Instant at) {
    var names = new HashMap<>(NAMES);
    names.putAll(Map.of("#what", SOURCE, "#when", ACCEPTED_AT));
    names.putAll(Map.of("#outcome", OUTCOME, "#concludedAt", CONCLUDED_AT));
    var values = new HashMap<>(values(at));
    values.put(":value", AttributeValue.fromS(source));
    values.put(":outcome", AttributeValue.fromS(outcome.name()));
    return Update.builder()
        .tableName(table)
        .key(key(eventId))
        .conditionExpression("attribute_not_exists(#what)")
        .updateExpression(SET + ", #outcome = :outcome, #concludedAt = :at")
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  /** The write that begins an id's window anew; its condition fails if that has been done. */
  static Update renewal(String table, String eventId, int rounds, Instant at) {
    return Update.builder()
        .tableName(table)
        .key(key(eventId))
        .conditionExpression("attribute_not_exists(#rounds) OR #rounds < :rounds")
        .updateExpression("SET #rounds = :rounds, #renewedAt = :at, #expiresAt = :expiresAt")
        .expressionAttributeNames(
            Map.of("#rounds", ROUNDS, "#renewedAt", RENEWED_AT, "#expiresAt", "expiresAt"))
        .expressionAttributeValues(
            Map.of(
                ":rounds",
                AttributeValue.fromN(Integer.toString(rounds)),
                ":at",
                AttributeValue.fromS(Instants.sortable(at)),
                ":expiresAt",
                expiry(at)))
        .build();
  }

  private static Update half(
      String table, String eventId, String when, Instant at, String what, String value) {
    var names = new HashMap<>(NAMES);
    names.putAll(Map.of("#what", what, "#when", when));
    var values = new HashMap<>(values(at));
    values.put(":value", AttributeValue.fromS(value));
    return Update.builder()
        .tableName(table)
        .key(key(eventId))
        .conditionExpression("attribute_not_exists(#what)")
        .updateExpression(SET)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  private static Map<String, AttributeValue> values(Instant at) {
    return Map.of(
        ":at", AttributeValue.fromS(Instants.sortable(at)),
        ":schema", AttributeValue.fromN("1"),
        ":expiresAt", expiry(at));
  }

  private static AttributeValue expiry(Instant at) {
    return AttributeValue.fromN(Long.toString(at.plus(Ledger.KEPT).getEpochSecond()));
  }
}
