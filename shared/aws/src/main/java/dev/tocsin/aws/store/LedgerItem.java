// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 *
 * <p>From its acceptance to its conclusion an event is listed as open ({@code list} and {@code at},
 * the index {@link DocumentTable#LISTING}): docs/adr/0021-gaps-in-the-ledger.md.
 */
final class LedgerItem {

  static final String SOURCE = "source";
  static final String ACCEPTED_AT = "acceptedAt";
  static final String OUTCOME = "outcome";
  static final String CONCLUDED_AT = "concludedAt";
  static final String ROUNDS = "rounds";
  static final String RENEWED_AT = "renewedAt";

  /** Of one listing an index takes 1,000 writes a second; an event is two. */
  private static final int OPEN_LISTS = 4;

  private static final String OPEN = "open/";

  private static final String ALWAYS =
      "#schema = :schema, #expiresAt = if_not_exists(#expiresAt, :expiresAt)";
  private static final String ACCEPTED = "#acceptedAt = :at, #source = :source";
  private static final String CONCLUDED = "#concludedAt = :at, #outcome = :outcome";

  private static final Change OPENING =
      Change.of(
          "attribute_not_exists(#source) AND attribute_not_exists(#outcome)",
          "SET " + ACCEPTED + ", #list = :list, #at = :at, " + ALWAYS);
  private static final Change LATE_ACCEPTANCE =
      Change.of("attribute_not_exists(#source)", "SET " + ACCEPTED + ", " + ALWAYS);
  private static final Change CONCLUSION =
      Change.of(
          "attribute_not_exists(#outcome)",
          "SET " + CONCLUDED + ", " + ALWAYS + " REMOVE #list, #at");
  private static final Change SETTLEMENT =
      Change.of(
          "attribute_not_exists(#source)", "SET " + ACCEPTED + ", " + CONCLUDED + ", " + ALWAYS);
  private static final Change RENEWAL =
      Change.of(
          "attribute_not_exists(#rounds) OR #rounds < :rounds",
          "SET #rounds = :rounds, #renewedAt = :at, #expiresAt = :expiresAt");

  private LedgerItem() {}

  static Map<String, AttributeValue> key(String eventId) {
    return Map.of("pk", AttributeValue.fromS(eventId));
  }

  static String eventId(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("pk")).s();
  }

  /** The listings in which open events stand. */
  static List<String> openLists() {
    return IntStream.range(0, OPEN_LISTS).mapToObj(i -> OPEN + i).toList();
  }

  /**
   * The write that notes the acceptance of an event that is open from then on; its condition fails
   * if an acceptance or an outcome is noted already.
   */
  static Update opening(String table, String eventId, String source, Instant at) {
    var list = OPEN + Math.floorMod(eventId.hashCode(), OPEN_LISTS);
    return OPENING.update(
        table, eventId, values(at, Map.of(":source", text(source), ":list", text(list))));
  }

  /**
   * The write that notes the acceptance of an event that is concluded already; its condition fails
   * if an acceptance is noted already.
   */
  static Update lateAcceptance(String table, String eventId, String source, Instant at) {
    return LATE_ACCEPTANCE.update(table, eventId, values(at, Map.of(":source", text(source))));
  }

  /** The write that notes an outcome; its condition fails if one is noted already. */
  static Update conclusion(String table, String eventId, Outcome outcome, Instant at) {
    return CONCLUSION.update(table, eventId, values(at, Map.of(":outcome", text(outcome.name()))));
  }

  /** Both halves in one, under the condition of {@link #lateAcceptance}. */
  static Update settlement(
      String table, String eventId, String source, Outcome outcome, Instant at) {
    return SETTLEMENT.update(
        table,
        eventId,
        values(at, Map.of(":source", text(source), ":outcome", text(outcome.name()))));
  }

  /** The write that begins an id's window anew; its condition fails if that has been done. */
  static Update renewal(String table, String eventId, int rounds, Instant at) {
    return RENEWAL.update(
        table,
        eventId,
        Map.of(
            ":at", text(Instants.sortable(at)),
            ":rounds", AttributeValue.fromN(Integer.toString(rounds)),
            ":expiresAt", expiry(at)));
  }

  private static Map<String, AttributeValue> values(
      Instant at, Map<String, AttributeValue> others) {
    var values = new HashMap<>(others);
    values.put(":at", text(Instants.sortable(at)));
    values.put(":schema", AttributeValue.fromN("1"));
    values.put(":expiresAt", expiry(at));
    return values;
  }

  private static AttributeValue expiry(Instant at) {
    return AttributeValue.fromN(Long.toString(at.plus(Ledger.KEPT).getEpochSecond()));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /**
   * A conditional write in DynamoDB's words.
   *
   * @param names an attribute of each {@code #name} in it
   */
  private record Change(String condition, String expression, Map<String, String> names) {

    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    static Change of(String condition, String expression) {
      var names =
          NAME.matcher(condition + expression)
              .results()
              .collect(Collectors.toMap(MatchResult::group, it -> it.group(1), (one, same) -> one));
      return new Change(condition, expression, Map.copyOf(names));
    }

    Update update(String table, String eventId, Map<String, AttributeValue> values) {
      return Update.builder()
          .tableName(table)
          .key(key(eventId))
          .conditionExpression(condition)
          .updateExpression(expression)
          .expressionAttributeNames(names)
          .expressionAttributeValues(values)
          .build();
    }
  }
}
