// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import static dev.tocsin.aws.store.RollupItem.EXPIRES_AT;
import static dev.tocsin.aws.store.RollupItem.MINUTE;
import static dev.tocsin.aws.store.RollupItem.SERIES;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.tocsin.aws.json.Json;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Which series a metric has. It stands in the metrics table itself, under the series {@code
 * index#<metric>}, one item for each of the metric's series: the sort key is the fingerprint as a
 * number, and {@code names} is the set of the series with that fingerprint, nearly always one.
 *
 * <p>A series is written when it is first seen and once a day from then on, so that it leaves the
 * index when it was silent for longer than rollups are kept. What was seen is remembered in memory,
 * which saves writes and is not relied on.
 */
final class SeriesIndex {

  private static final Duration KEPT = Recording.RETENTION.plusDays(1);
  private static final Duration ANEW = Duration.ofDays(1);
  private static final int REMEMBERED_METRICS = 1000;

  /** What DynamoDB writes in one call at most. */
  private static final int BATCH = 25;

  private static final int ATTEMPTS = 5;

  private final DynamoDbClient dynamo;
  private final String table;

  /** Until when each series is listed, by metric; guarded by this. */
  private final Map<String, Map<SeriesKey, Instant>> remembered = new HashMap<>();

  SeriesIndex(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  synchronized void add(Collection<SeriesKey> seen, Instant now) {
    var anew = new LinkedHashSet<SeriesKey>();
    for (var series : seen) {
      var until = known(series.metric(), now).getOrDefault(series, Instant.MIN);
      if (until.isBefore(now.plus(KEPT).minus(ANEW))) {
        anew.add(series);
      }
    }
    write(anew, now);
    anew.forEach(series -> known(series.metric(), now).put(series, now.plus(KEPT)));
  }

  private Map<SeriesKey, Instant> known(String metric, Instant now) {
    var known = remembered.get(metric);
    if (known == null) {
      known = find(metric, now);
      if (remembered.size() >= REMEMBERED_METRICS) {
        remembered.clear();
      }
      remembered.put(metric, known);
    }
    return known;
  }

  /** The series of a metric, and until when each is listed. */
  Map<SeriesKey, Instant> find(String metric, Instant now) {
    var found = new HashMap<SeriesKey, Instant>();
    dynamo
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression("series = :index")
                    .expressionAttributeValues(Map.of(":index", partition(metric)))
                    .consistentRead(true))
        .items()
        .forEach(
            item -> {
              var until =
                  Instant.ofEpochSecond(Long.parseLong(RollupItem.required(item, EXPIRES_AT).n()));
              if (until.isAfter(now)) {
                RollupItem.required(item, "names")
                    .ss()
                    .forEach(name -> found.put(Json.read(name, SeriesKey.class), until));
              }
            });
    return found;
  }

  /** An item replaces what is there, so it also names those that are known to be there. */
  private void write(Set<SeriesKey> anew, Instant now) {
    var places = anew.stream().map(SeriesIndex::place).collect(toSet());
    var known =
        anew.stream()
            .map(SeriesKey::metric)
            .distinct()
            .flatMap(metric -> known(metric, now).keySet().stream());
    var named =
        Stream.concat(anew.stream(), known)
            .filter(series -> places.contains(place(series)))
            .collect(groupingBy(SeriesIndex::place, mapping(Json::write, toSet())));
    var items = new ArrayList<WriteRequest>();
    named.forEach((place, names) -> items.add(item(place, names, now)));
    for (int from = 0; from < items.size(); from += BATCH) {
      write(Map.of(table, items.subList(from, Math.min(from + BATCH, items.size()))));
    }
  }

  private void write(Map<String, List<WriteRequest>> items) {
    var left = items;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      if (attempt > ATTEMPTS) {
        throw new IllegalStateException(table + ": the index of series is throttled");
      }
      var unwritten = left;
      left = dynamo.batchWriteItem(write -> write.requestItems(unwritten)).unprocessedItems();
    }
  }

  private static WriteRequest item(
      Map<String, AttributeValue> place, Set<String> names, Instant now) {
    var item = new HashMap<>(place);
    item.put("names", AttributeValue.fromSs(List.copyOf(names)));
    item.put(EXPIRES_AT, RollupItem.number(now.plus(KEPT).getEpochSecond()));
    item.put("schema", RollupItem.number(1));
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  private static Map<String, AttributeValue> place(SeriesKey series) {
    var fingerprint = Long.parseUnsignedLong(series.labels().fingerprint().hex(), 16);
    return Map.of(
        SERIES,
        partition(series.metric()),
        MINUTE,
        AttributeValue.fromN(Long.toUnsignedString(fingerprint)));
  }

  private static AttributeValue partition(String metric) {
    return AttributeValue.fromS("index#" + metric);
  }
}
