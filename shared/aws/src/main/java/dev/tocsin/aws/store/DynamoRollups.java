// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.Rollups;
import dev.tocsin.metric.SeriesKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rollups in DynamoDB, to read: one query a series and stretch of time. */
public final class DynamoRollups implements Rollups {

  private final DynamoDbClient dynamo;
  private final String table;
  private final SeriesIndex index;

  public DynamoRollups(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.index = new SeriesIndex(dynamo, table);
  }

  /** Consistent, because a page depends on the sample that came in a moment ago. */
  @Override
  public List<Rollup> read(SeriesKey series, long fromMinute, long toMinute) {
    return dynamo
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression("series = :series AND #minute BETWEEN :from AND :to")
                    .expressionAttributeNames(Map.of("#minute", RollupItem.MINUTE))
                    .expressionAttributeValues(
                        Map.of(
                            ":series", AttributeValue.fromS(series.toString()),
                            ":from", RollupItem.number(fromMinute),
                            ":to", RollupItem.number(toMinute)))
                    .consistentRead(true))
        .items()
        .stream()
        .map(item -> RollupItem.read(series, item))
        .toList();
  }

  @Override
  public List<SeriesKey> series(String metric, Instant now) {
    return index.find(metric, now).keySet().stream()
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }
}
