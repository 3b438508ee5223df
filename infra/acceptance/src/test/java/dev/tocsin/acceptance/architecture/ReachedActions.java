// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.architecture;

import static java.util.stream.Collectors.toCollection;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The IAM actions that a function needs for the SDK calls that its code can reach. */
public final class ReachedActions {

  private static final Map<String, Set<String>> CACHE = new ConcurrentHashMap<>();

  private ReachedActions() {}

  /**
   * @param function its folder under {@code functions/}
   */
  public static Set<String> of(String function) {
    return CACHE.computeIfAbsent(function, ReachedActions::reached);
  }

  private static Set<String> reached(String function) {
    var handler =
        "dev.tocsin.function.%s.%sHandler"
            .formatted(
                function,
                function.substring(0, 1).toUpperCase(Locale.ROOT) + function.substring(1));
    var classes = Modules.classes("shared/core", "shared/aws", "functions/" + function);
    return Reach.of(classes, handler).stream()
        .flatMap(ReachedActions::actions)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> actions(String call) {
    return switch (call) {
      case "DynamoDbClient.queryPaginator" -> Stream.of("dynamodb:Query");
      case "DynamoDbClient.batchGetItemPaginator" -> Stream.of("dynamodb:BatchGetItem");
      case "DynamoDbClient.scanPaginator" -> Stream.of("dynamodb:Scan");
      // Which of the four kinds of write a transaction holds is decided by the items in it.
      case "DynamoDbClient.transactWriteItems" -> Stream.of("dynamodb:TransactWriteItems");
      case "SqsClient.sendMessageBatch" -> Stream.of("sqs:SendMessage");
      case "SnsClient.publishBatch" -> Stream.of("sns:Publish");
      case "Parameters.get" -> Stream.of("secretsmanager:GetSecretValue");
      case String plain when plain.endsWith(".builder") || plain.endsWith(".close") ->
          Stream.empty();
      case String plain when plain.endsWith(".serviceName") -> Stream.empty();
      case String plain when plain.startsWith("Parameters.") -> Stream.empty();
      default -> {
        var name = call.substring(call.indexOf('.') + 1);
        var action = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        yield Stream.of(service(call) + ":" + action);
      }
    };
  }

  private static String service(String call) {
    var client = call.substring(0, call.indexOf("Client."));
    return switch (client) {
      case "DynamoDb" -> "dynamodb";
      case "Sqs" -> "sqs";
      case "Sns" -> "sns";
      case "SecretsManager" -> "secretsmanager";
      default -> client.toLowerCase(Locale.ROOT);
    };
  }
}
