// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import static dev.tocsin.aws.store.RollupItem.EXPIRES_AT;
import static dev.tocsin.aws.store.RollupItem.MINUTE;
import static dev.tocsin.aws.store.RollupItem.SERIES;

import dev.tocsin.aws.json.Json;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

  private final DynamoDbClient dynamo;
  private final String table;

  /** Until when each series is listed, by metric; guarded by this. */
  private final Map<String, Map<SeriesKey, Instant>> remembered = new HashMap<>();

  SeriesIndex(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  synchronized void add(Collection<SeriesKey> seen, Instant now) {
    for (var series : seen) {
      var known = remembered.get(series.metric());
      if (known == null) {
        known = find(series.metric(), now);
        if (remembered.size() >= REMEMBERED_METRICS) {
          remembered.clear();
        }
        remembered.put(series.metric(), known);
      }
      var until = known.getOrDefault(series, Instant.MIN);
      if (until.isBefore(now.plus(KEPT).minus(ANEW))) {
        write(series, now.plus(KEPT));
        known.put(series, now.plus(KEPT));
      }
    }
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

  private void write(SeriesKey series, Instant until) {
    var place =
        AttributeValue.fromN(
            Long.toUnsignedString(Long.parseUnsignedLong(series.labels().fingerprint().hex(), 16)));
    dynamo.updateItem(
        update ->
            update
                .tableName(table)
                .key(Map.of(SERIES, partition(series.metric()), MINUTE, place))
                .updateExpression("ADD #names :name SET expiresAt = :until, #schema = :schema")
                .expressionAttributeNames(Map.of("#names", "names", "#schema", "schema"))
                .expressionAttributeValues(
                    Map.of(
                        ":name", AttributeValue.fromSs(List.of(Json.write(series))),
                        ":until", RollupItem.number(until.getEpochSecond()),
                        ":schema", RollupItem.number(1))));
  }

  private static AttributeValue partition(String metric) {
    return AttributeValue.fromS("index#" + metric);
  }
}
