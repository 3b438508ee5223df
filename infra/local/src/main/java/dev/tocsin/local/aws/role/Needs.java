// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.Call;
import dev.tocsin.local.template.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The permissions that a call needs.
 *
 * <p>Source: the service authorization reference of each service; for transactions the DynamoDB
 * developer guide, "IAM and transactions": the permission of each action in it, not one of the
 * transaction's own.
 */
final class Needs {

  private static final Set<String> PARTIQL =
      Set.of("ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction");

  private static final Set<String> ACCOUNT_WIDE =
      Set.of("ListTables", "ListQueues", "ListTopics", "ListSubscriptions", "ListSecrets");

  private final Deployment at;
  private final UnaryOperator<String> secretArn;

  /**
   * @param secretArn of the secret with a name or ARN
   */
  Needs(Deployment at, UnaryOperator<String> secretArn) {
    this.at = at;
    this.secretArn = secretArn;
  }

  List<Permission> of(Call call) {
    if (ACCOUNT_WIDE.contains(call.operation())) {
      return List.of(new Permission(call.service() + ":" + call.operation(), "*"));
    }
    return switch (call.service()) {
      case "dynamodb" -> dynamo(call);
      case "sqs" -> List.of(new Permission("sqs:" + single(call.operation()), queue(call)));
      case "sns" -> List.of(new Permission("sns:" + single(call.operation()), topic(call)));
      case "secretsmanager" ->
          List.of(
              new Permission(
                  "secretsmanager:" + call.operation(), secretArn.apply(call.text("SecretId"))));
      default -> List.of();
    };
  }

  /** A batch needs what one of its entries needs. */
  private static String single(String operation) {
    return operation.endsWith("Batch")
        ? operation.substring(0, operation.length() - "Batch".length())
        : operation;
  }

  private List<Permission> dynamo(Call call) {
    if (PARTIQL.contains(call.operation())) {
      throw new AwsException(
          400, "AccessDeniedException", "the local runtime does not hold PartiQL to a role");
    }
    var json = call.json();
    return switch (call.operation()) {
      case "TransactWriteItems", "TransactGetItems" -> transaction(json.path("TransactItems"));
      case "BatchGetItem", "BatchWriteItem" -> batch(call.operation(), json.path("RequestItems"));
      default -> List.of(new Permission("dynamodb:" + call.operation(), table(json)));
    };
  }

  private List<Permission> transaction(JsonNode items) {
    var needed = new ArrayList<Permission>();
    for (var item : items) {
      item.properties()
          .forEach(
              action -> {
                needed.add(
                    new Permission(
                        "dynamodb:" + action.getKey() + "Item", table(action.getValue())));
              });
    }
    return needed;
  }

  private List<Permission> batch(String operation, JsonNode tables) {
    var needed = new ArrayList<Permission>();
    tables
        .fieldNames()
        .forEachRemaining(name -> needed.add(new Permission("dynamodb:" + operation, table(name))));
    return needed;
  }

  private String table(JsonNode input) {
    var index = input.path("IndexName").asText("");
    var table = table(input.path("TableName").asText(""));
    return index.isEmpty() ? table : table + "/index/" + index;
  }

  private String table(String nameOrArn) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : arn("dynamodb", "table/" + nameOrArn);
  }

  private String queue(Call call) {
    var url = call.text("QueueUrl");
    if (url.isEmpty() && call.text("QueueName").isEmpty()) {
      url = call.request().path();
    }
    var name = url.isEmpty() ? call.text("QueueName") : url.substring(url.lastIndexOf('/') + 1);
    return arn("sqs", name);
  }

  private static String topic(Call call) {
    for (var name : List.of("TopicArn", "TargetArn", "SubscriptionArn")) {
      var arn = call.text(name);
      if (!arn.isEmpty()) {
        // A subscription's ARN is its topic's and an id.
        return name.equals("SubscriptionArn") ? arn.replaceFirst(":[^:]*$", "") : arn;
      }
    }
    return "*";
  }

  private String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, at.region(), at.accountId(), resource);
  }
}
