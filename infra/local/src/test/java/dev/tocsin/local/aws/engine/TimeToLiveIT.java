// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tocsin.local.template.Stack;
import dev.tocsin.local.template.Templates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeToLiveIT {

  @TempDir Path folder;

  @Test
  void whatIsExpiredIsDeletedAndNothingElse() {
    try (var dynamo = DynamoEngine.start(Optional.empty())) {
      var tables = new Tables(dynamo);
      var attributes = tables.create(stack());
      assertThat(attributes).containsExactly(Map.entry("tocsin-Items", "expiresAt"));
      put(tables, "expired", "{\"N\":\"999\"}");
      put(tables, "now", "{\"N\":\"1000\"}");
      put(tables, "later", "{\"N\":\"1001\"}");
      put(tables, "text", "{\"S\":\"999\"}");
      try (var sweeper = new TimeToLive(dynamo, attributes, () -> Instant.ofEpochSecond(1000))) {
        sweeper.sweep();
      }
      var left =
          tables.call("Scan", Tables.JSON.createObjectNode().put("TableName", "tocsin-Items"));
      assertThat(left.path("Items").findValuesAsText("S")).contains("later", "text");
      assertThat(left.path("Count").intValue()).isEqualTo(2);
    }
  }

  @Test
  void aTableIsSweptToItsEnd() {
    try (var dynamo = DynamoEngine.start(Optional.empty())) {
      var tables = new Tables(dynamo);
      var attributes = tables.create(stack());
      for (int i = 0; i < 2 * TimeToLive.PAGE + 1; i++) {
        put(tables, "expired-" + i, "{\"N\":\"999\"}");
      }
      put(tables, "later", "{\"N\":\"1001\"}");
      try (var sweeper = new TimeToLive(dynamo, attributes, () -> Instant.ofEpochSecond(1000))) {
        sweeper.sweep();
      }
      var left =
          tables.call("Scan", Tables.JSON.createObjectNode().put("TableName", "tocsin-Items"));
      assertThat(left.path("Items").findValuesAsText("S")).containsExactly("later");
    }
  }

  @Test
  void creatingTwiceChangesNothing() {
    try (var dynamo = DynamoEngine.start(Optional.empty())) {
      var tables = new Tables(dynamo);
      tables.create(stack());
      put(tables, "kept", "{\"N\":\"1\"}");
      tables.create(stack());
      var left =
          tables.call("Scan", Tables.JSON.createObjectNode().put("TableName", "tocsin-Items"));
      assertThat(left.path("Count").intValue()).isEqualTo(1);
    }
  }

  private static void put(Tables tables, String key, String expiresAt) {
    var request = Tables.JSON.createObjectNode().put("TableName", "tocsin-Items");
    var item = request.putObject("Item");
    item.putObject("pk").put("S", key);
    try {
      item.set("expiresAt", Tables.JSON.readTree(expiresAt));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
    tables.call("PutItem", request);
  }

  private Stack stack() {
    return Templates.stack(
        folder,
        """
        Resources:
          Items:
            Type: AWS::DynamoDB::Table
            Properties:
              AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
              KeySchema: [{AttributeName: pk, KeyType: HASH}]
              TimeToLiveSpecification: {AttributeName: expiresAt, Enabled: true}
        """);
  }
}
