// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.aws.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Documents of one type in a DynamoDB table, each under a key and with a version, changed only by a
 * write that names the version it was read at.
 *
 * <p>An item has the attributes {@code pk} (key), {@code schema} (of the mapping, 1), {@code
 * version}, {@code state} (the document as JSON), and where the document says so {@code list} and
 * {@code at} (the index {@code listing}, sparse) and {@code expiresAt} (TTL, epoch seconds; an item
 * past it counts as gone, deleted or not).
 */
public final class DocumentTable<T> {

  /** The index by {@code list} and {@code at} that every document table has. */
  public static final String LISTING = "listing";

  /** Enough for the 20 invocations that may write to one group at once. */
  private static final int ATTEMPTS = 25;

  private static final long SHORTEST_PAUSE_MILLIS = 4;
  private static final long LONGEST_PAUSE_MILLIS = 100;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Class<T> type;
  private final Function<T, Entry> entry;

  /**
   * Where a document is listed and when it goes.
   *
   * @param list the listing that it stands in, null for none
   * @param at its place in that listing
   * @param expiresAt when it may be deleted, null for never
   */
  public record Entry(@Nullable String list, @Nullable Instant at, @Nullable Instant expiresAt) {
    public static final Entry NONE = new Entry(null, null, null);
  }

  /** A document and the version it has; version 0 is one that was never stored. */
  public record Versioned<T>(T document, long version) {}

  public DocumentTable(
      DynamoDbClient dynamo, String table, Class<T> type, Function<T, Entry> entry) {
    this.dynamo = dynamo;
    this.table = table;
    this.type = type;
    this.entry = entry;
  }

  /** The document as last written (a consistent read). */
  public Optional<Versioned<T>> find(String key, Instant now) {
    var item =
        dynamo
            .getItem(get -> get.tableName(table).key(Map.of("pk", text(key))).consistentRead(true))
            .item();
    if (item.isEmpty() || isGone(item, now)) {
      return Optional.empty();
    }
    return Optional.of(versioned(item));
  }

  /**
   * Those of the documents under these keys that there are, as last written (consistent reads, a
   * hundred a call).
   */
  public Map<String, Versioned<T>> findAll(Collection<String> keys, Instant now) {
    var found = new HashMap<String, Versioned<T>>();
    var wanted = keys.stream().distinct().map(key -> Map.of("pk", text(key))).toList();
    BatchReads.items(dynamo, table, wanted)
        .filter(item -> !isGone(item, now))
        .forEach(item -> found.put(required(item, "pk").s(), versioned(item)));
    return found;
  }

  /**
   * Writes a document in place of the version that it was made from.
   *
   * @return false if somebody else has written since; nothing is changed then
   */
  public boolean put(String key, T document, long madeFrom, Instant now) {
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", text(key));
    item.put("schema", number(1));
    item.put("version", number(madeFrom + 1));
    item.put("state", text(Json.write(document)));
    var place = entry.apply(document);
    if (place.list() != null && place.at() != null) {
      item.put("list", text(place.list()));
      item.put("at", text(Instants.sortable(place.at())));
    }
    if (place.expiresAt() != null) {
      item.put("expiresAt", number(place.expiresAt().getEpochSecond()));
    }
    try {
      dynamo.putItem(
          put -> {
            put.tableName(table).item(item);
            if (madeFrom == 0) {
              put.conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                  .expressionAttributeValues(Map.of(":now", number(now.getEpochSecond())));
            } else {
              put.conditionExpression("version = :madeFrom")
                  .expressionAttributeValues(Map.of(":madeFrom", number(madeFrom)));
            }
          });
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /**
   * BatchReads, changes and writes a document, and does so again when somebody else was faster.
   *
   * @param absent the document to change when there is none
   * @param change a decision without side effects, as it may be made several times; returning the
   *     same object means: nothing to write
   * @return the document as it now stands
   */
  public T update(String key, Instant now, T absent, UnaryOperator<T> change) {
    return attempt(key, now, found -> found.isEmpty() ? ifOther(absent, change) : found.map(change))
        .orElse(absent);
  }

  /**
   * Stores a document where there is none, else what the known one and it make together; the same
   * object as the known one means: nothing to write.
   *
   * @return the document as it now stands
   */
  public T merge(String key, Instant now, T document, BinaryOperator<T> together) {
    return attempt(key, now, merging(document, together)).orElse(document);
  }

  /** As {@link #update}, but where there is no document nothing is done and nothing returned. */
  public Optional<T> change(String key, Instant now, UnaryOperator<T> change) {
    return attempt(key, now, found -> found.map(change));
  }

  /** BatchReads documents that are about to be changed, all in one call where there are several. */
  public Ahead ahead(Collection<String> keys, Instant now) {
    return new Ahead(keys.size() > 1 ? findAll(keys, now) : null, now);
  }

  /** Documents that were read ahead, and changes to them; for one thread and a short time. */
  public final class Ahead {

    /** What was read; null if nothing was, as there is one document only. */
    private final @Nullable Map<String, Versioned<T>> known;

    private final Instant now;

    private Ahead(@Nullable Map<String, Versioned<T>> known, Instant now) {
      this.known = known;
      this.now = now;
    }

    /** As {@link DocumentTable#merge}. */
    public T merge(String key, T document, BinaryOperator<T> together) {
      return attempt(key, merging(document, together)).orElse(document);
    }

    /** As {@link DocumentTable#change}. */
    public Optional<T> change(String key, UnaryOperator<T> change) {
      return attempt(key, found -> found.map(change));
    }

    private Optional<T> attempt(String key, UnaryOperator<Optional<T>> decision) {
      if (known == null) {
        return DocumentTable.this.attempt(key, now, decision);
      }
      var stands =
          DocumentTable.this.attempt(key, now, Optional.ofNullable(known.get(key)), decision);
      stands.ifPresent(it -> known.put(key, it));
      return stands.map(Versioned::document);
    }
  }

  private static <T> UnaryOperator<Optional<T>> merging(T document, BinaryOperator<T> together) {
    return found ->
        Optional.of(found.map(known -> together.apply(known, document)).orElse(document));
  }

  private Optional<T> ifOther(T absent, UnaryOperator<T> change) {
    var changed = change.apply(absent);
    return changed == absent ? Optional.empty() : Optional.of(changed);
  }

  private Optional<T> attempt(String key, Instant now, UnaryOperator<Optional<T>> decision) {
    return attempt(key, now, find(key, now), decision).map(Versioned::document);
  }

  /** The loop of all of them: nothing, or the same object as found, is not written. */
  private Optional<Versioned<T>> attempt(
      String key, Instant now, Optional<Versioned<T>> read, UnaryOperator<Optional<T>> decision) {
    var found = read;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var document = found.map(Versioned::document);
      var changed = decision.apply(document);
      if (changed.isEmpty() || changed.get() == document.orElse(null)) {
        return changed.isEmpty() ? Optional.empty() : found;
      }
      long version = found.map(Versioned::version).orElse(0L);
      if (put(key, changed.get(), version, now)) {
        return Optional.of(new Versioned<>(changed.get(), version + 1));
      }
      stepAside(attempt);
      found = find(key, now);
    }
    throw new IllegalStateException(
        table + ": " + key + " changes too fast, gave up after " + ATTEMPTS + " attempts");
  }

  /** Of several who lost the same race, not all must meet again. */
  private static void stepAside(int attempt) {
    var longest = Math.min(LONGEST_PAUSE_MILLIS, SHORTEST_PAUSE_MILLIS << attempt);
    LockSupport.parkNanos(
        Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest)).toNanos());
  }

  /** The documents of one listing, from the earliest, or from the latest. */
  public List<T> list(String list, boolean latestFirst, int limit, Instant now) {
    return list(list, latestFirst, limit, now, any -> true);
  }

  /** Those of a listing that are wanted: it is read on until there are enough of them. */
  public List<T> list(
      String list, boolean latestFirst, int limit, Instant now, Predicate<T> wanted) {
    return dynamo
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .indexName(LISTING)
                    .keyConditionExpression("#list = :list")
                    .expressionAttributeNames(Map.of("#list", "list"))
                    .expressionAttributeValues(Map.of(":list", text(list)))
                    .scanIndexForward(!latestFirst)
                    .limit(limit))
        .items()
        .stream()
        .filter(item -> !isGone(item, now))
        .map(this::state)
        .filter(wanted)
        .limit(limit)
        .toList();
  }

  private Versioned<T> versioned(Map<String, AttributeValue> item) {
    return new Versioned<>(state(item), Long.parseLong(required(item, "version").n()));
  }

  private T state(Map<String, AttributeValue> item) {
    return Json.read(required(item, "state").s(), type);
  }

  private static boolean isGone(Map<String, AttributeValue> item, Instant now) {
    var expiresAt = item.get("expiresAt");
    return expiresAt != null && Long.parseLong(expiresAt.n()) <= now.getEpochSecond();
  }

  private static AttributeValue required(Map<String, AttributeValue> item, String attribute) {
    return Objects.requireNonNull(
        item.get(attribute), () -> "an item without " + attribute + ": " + item.get("pk"));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
