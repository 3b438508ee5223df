// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Many items of a table in few calls. */
final class BatchReads {

  /** What DynamoDB reads in one call at most. */
  private static final int BATCH = 100;

  private BatchReads() {}

  /**
   * Those items that there are, as last written (consistent reads), in no order; what DynamoDB puts
   * off is asked for again.
   *
   * @param keys all different
   */
  static Stream<Map<String, AttributeValue>> items(
      DynamoDbClient dynamo, String table, List<Map<String, AttributeValue>> keys) {
    return IntStream.iterate(0, from -> from < keys.size(), from -> from + BATCH)
        .mapToObj(from -> keys.subList(from, Math.min(from + BATCH, keys.size())))
        .map(some -> KeysAndAttributes.builder().keys(some).consistentRead(true).build())
        .flatMap(
            wanted ->
                dynamo
                    .batchGetItemPaginator(get -> get.requestItems(Map.of(table, wanted)))
                    .stream())
        .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream());
  }
}
