// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.alert.Labels;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.Rollups;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.metric.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * The gaps in the ledger as a metric of one series: how many events were accepted longer ago than
 * an event may take, and have come to no end. Known of the present only: earlier minutes have no
 * value.
 *
 * <p>It is a count of what one page of each listing holds, some thousands, and "at least" beyond
 * that: any is too many.
 */
public final class LedgerGaps implements Rollups {

  private final DynamoDbClient dynamo;
  private final String table;
  private final Duration patience;

  /**
   * @param patience how long an event may take from its acceptance to its outcome
   */
  public LedgerGaps(DynamoDbClient dynamo, String table, Duration patience) {
    this.dynamo = dynamo;
    this.table = table;
    this.patience = patience;
  }

  @Override
  public List<Rollup> read(SeriesKey series, long fromMinute, long toMinute) {
    var latest = Rollup.startOf(toMinute).minus(patience);
    int open =
        LedgerItem.openLists().stream()
            .map(list -> openBefore(list, latest))
            .mapToInt(QueryResponse::count)
            .sum();
    return List.of(new Rollup(series, toMinute, Summary.of(open)));
  }

  @Override
  public List<SeriesKey> series(String metric, Instant now) {
    return List.of(new SeriesKey(metric, Labels.of()));
  }

  private QueryResponse openBefore(String list, Instant latest) {
    return dynamo.query(
        query ->
            query
                .tableName(table)
                .indexName(DocumentTable.LISTING)
                .select(Select.COUNT)
                .keyConditionExpression("#list = :list AND #at < :latest")
                .expressionAttributeNames(Map.of("#list", "list", "#at", "at"))
                .expressionAttributeValues(
                    Map.of(
                        ":list", AttributeValue.fromS(list),
                        ":latest", AttributeValue.fromS(Instants.sortable(latest)))));
  }
}
