// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Creates the tables of a stack where they are not there yet. */
public final class Tables {

  static final String API = "DynamoDB_20120810.";
  static final ObjectMapper JSON = new ObjectMapper();

  private final Engine engine;

  public Tables(Engine engine) {
    this.engine = engine;
  }

  /**
   * Time to live is {@link TimeToLive}'s: the engine's own job is not switched on, because it goes
   * by the system's clock even where a test has another one.
   *
   * @return the attribute of time to live by table name, of those that have one
   * @throws StateException if a table is there with other keys than the template's
   */
  public Map<String, String> create(Stack stack) {
    var ttl = new LinkedHashMap<String, String>();
    for (var table : stack.resources("AWS::DynamoDB::Table")) {
      var name = stack.ref(table.id());
      create(name, table);
      if (table.properties().get("TimeToLiveSpecification") instanceof Map<?, ?> wanted
          && Boolean.parseBoolean(String.valueOf(wanted.get("Enabled")))) {
        ttl.put(name, String.valueOf(wanted.get("AttributeName")));
      }
    }
    return ttl;
  }

  private void create(String name, Resource table) {
    ObjectNode request = JSON.createObjectNode();
    request.put("TableName", name);
    request.put("BillingMode", "PAY_PER_REQUEST");
    for (var key : List.of("AttributeDefinitions", "KeySchema")) {
      request.set(key, JSON.valueToTree(table.properties().get(key)));
    }
    if (table.properties().get("GlobalSecondaryIndexes") instanceof List<?> indexes) {
      var wanted = request.putArray("GlobalSecondaryIndexes");
      for (var index : indexes) {
        var json = (ObjectNode) JSON.valueToTree(index);
        wanted.add(json.retain("IndexName", "KeySchema", "Projection"));
      }
    }
    var answer = engine.call(API + "CreateTable", request.toString());
    if (answer.status() != 200) {
      var problem = parse(answer);
      if (!problem.path("__type").asText().endsWith("ResourceInUseException")) {
        throw new StateException("the table " + name + " can't be created: " + problem);
      }
      compare(name, request);
    }
  }

  private void compare(String name, ObjectNode wanted) {
    var found = call("DescribeTable", JSON.createObjectNode().put("TableName", name)).path("Table");
    if (!shape(found).equals(shape(wanted))) {
      throw new StateException(
          "the table %s is in the state folder with other keys or indexes than template.yaml gives"
                  .formatted(name)
              + " it: start with another STATE=, or move the folder away");
    }
  }

  /** Keys and indexes, without what DynamoDB adds. */
  private static Map<String, String> shape(JsonNode table) {
    var shape = new LinkedHashMap<String, String>();
    shape.put("", table.path("KeySchema").toString());
    var indexes = new TreeMap<String, String>();
    table
        .path("GlobalSecondaryIndexes")
        .forEach(it -> indexes.put(it.path("IndexName").asText(), it.path("KeySchema").toString()));
    shape.putAll(indexes);
    return shape;
  }

  JsonNode call(String operation, ObjectNode request) {
    var answer = engine.call(API + operation, request.toString());
    if (answer.status() != 200) {
      throw new StateException(operation + " fails in DynamoDB Local: " + parse(answer));
    }
    return parse(answer);
  }

  static JsonNode parse(AwsResponse answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(new String(answer.body(), StandardCharsets.UTF_8), e);
    }
  }
}
