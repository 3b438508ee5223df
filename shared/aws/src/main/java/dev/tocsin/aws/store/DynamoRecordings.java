// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.metric.Recording;
import dev.tocsin.metric.Recordings;
import dev.tocsin.metric.Rollup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Recordings into DynamoDB. The rollups of an event and the note in the ledger that it is recorded
 * are written in one transaction, so whoever brings the event again fails the note's condition and
 * adds nothing. Rollups are read, merged in memory, and written in place of the version read;
 * whoever was slower reads again.
 *
 * <p>Series go into the index first: a crash in between leaves an index entry without rollups,
 * which harms nobody, and not the reverse.
 */
public final class DynamoRecordings implements Recordings {

  /** What DynamoDB allows; at 22 KB an item at most it also keeps a transaction below 4 MB. */
  static final int ITEMS = 100;

  private static final int ATTEMPTS = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final int MOST_DOUBLINGS = 5;
  private static final Set<String> PASSING =
      Set.of(
          "None",
          "ConditionalCheckFailed",
          "TransactionConflict",
          "ThrottlingError",
          "ProvisionedThroughputExceeded");

  private final DynamoDbClient dynamo;
  private final String metricsTable;
  private final String ledgerTable;
  private final SeriesIndex index;

  public DynamoRecordings(DynamoDbClient dynamo, String metricsTable, String ledgerTable) {
    this.dynamo = dynamo;
    this.metricsTable = metricsTable;
    this.ledgerTable = ledgerTable;
    this.index = new SeriesIndex(dynamo, metricsTable);
  }

  @Override
  public void record(List<Recording> recordings, Instant now) {
    var events = new LinkedHashMap<String, Recording>();
    recordings.forEach(recording -> events.putIfAbsent(recording.eventId(), recording));
    index.add(
        events.values().stream()
            .flatMap(recording -> recording.rollups().stream())
            .map(Rollup::series)
            .toList(),
        now);
    var group = new ArrayList<RecordingPart>();
    for (var recording : events.values()) {
      for (var part : RecordingPart.of(recording, ITEMS - 1)) {
        group.add(part);
        if (items(group) > ITEMS) {
          group.removeLast();
          write(group, now);
          group = new ArrayList<>(List.of(part));
        }
      }
    }
    write(group, now);
  }

  /** Writes parts in one transaction, leaving out those that turn out to be written already. */
  private void write(List<RecordingPart> group, Instant now) {
    var parts = new ArrayList<>(group);
    for (int attempt = 1; !parts.isEmpty(); attempt++) {
      var writes = writes(parts, now);
      try {
        dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
        return;
      } catch (TransactionCanceledException e) {
        var reasons = e.cancellationReasons();
        if (attempt == ATTEMPTS || !reasons.stream().allMatch(DynamoRecordings::passes)) {
          throw e;
        }
        // The markers are the first writes, in the order of the parts.
        for (int i = parts.size() - 1; i >= 0; i--) {
          if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
            parts.remove(i);
          }
        }
        pause(attempt);
      }
    }
  }

  private List<TransactWriteItem> writes(List<RecordingPart> parts, Instant now) {
    var writes = new ArrayList<TransactWriteItem>();
    for (var part : parts) {
      writes.add(TransactWriteItem.builder().update(part.mark(ledgerTable, now)).build());
    }
    var merged = new LinkedHashMap<Map<String, AttributeValue>, Rollup>();
    for (var part : parts) {
      for (var rollup : part.rollups()) {
        merged.merge(RollupItem.key(rollup.series(), rollup.minute()), rollup, Rollup::merge);
      }
    }
    var stored = stored(merged.keySet());
    merged.forEach(
        (key, rollup) -> {
          var item = stored.get(key);
          var put =
              item == null
                  ? RollupItem.put(metricsTable, rollup, 0)
                  : RollupItem.put(
                      metricsTable,
                      RollupItem.read(rollup.series(), item).merge(rollup),
                      RollupItem.version(item));
          writes.add(TransactWriteItem.builder().put(put).build());
        });
    return writes;
  }

  private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> stored(
      Set<Map<String, AttributeValue>> keys) {
    var found = new HashMap<Map<String, AttributeValue>, Map<String, AttributeValue>>();
    var wanted = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    if (!keys.isEmpty()) {
      dynamo.batchGetItemPaginator(get -> get.requestItems(Map.of(metricsTable, wanted))).stream()
          .flatMap(page -> page.responses().getOrDefault(metricsTable, List.of()).stream())
          .forEach(
              item ->
                  found.put(
                      Map.of(
                          RollupItem.SERIES, RollupItem.required(item, RollupItem.SERIES),
                          RollupItem.MINUTE, RollupItem.required(item, RollupItem.MINUTE)),
                      item));
    }
    return found;
  }

  private static int items(List<RecordingPart> parts) {
    var keys = new HashSet<Map<String, AttributeValue>>();
    parts.forEach(
        part ->
            part.rollups()
                .forEach(rollup -> keys.add(RollupItem.key(rollup.series(), rollup.minute()))));
    return keys.size() + parts.size();
  }

  private static boolean passes(CancellationReason reason) {
    return PASSING.contains(reason.code());
  }

  /** Longer each time, and never two writers for as long as each other. */
  private static void pause(int attempt) {
    long longest = FIRST_PAUSE.toNanos() << Math.min(attempt, MOST_DOUBLINGS);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
  }
}
