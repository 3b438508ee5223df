// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.architecture;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.tocsin.acceptance.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a function needs of the template by the code that it can reach: the IAM actions of its SDK
 * calls, and the variables that it asks for.
 */
public final class Needs {

  private static final Map<String, Reach> CACHE = new ConcurrentHashMap<>();

  /** Constants are inlined, so what is asked for stands in the source only. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\bEnvironment\\.([A-Z][A-Z_]+[A-Z])\\b");

  private Needs() {}

  /**
   * @param function its folder under {@code functions/}
   */
  public static Set<String> actions(String function) {
    return reach(function).calls().stream()
        .flatMap(Needs::allowing)
        .collect(toCollection(TreeSet::new));
  }

  /** The variables that any class which it can reach asks for. */
  public static Set<String> variables(String function) {
    var names =
        reach(function).owners().stream()
            .map(owner -> owner.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java")
            .collect(toSet());
    return Repository.sources("main").stream()
        .filter(file -> names.contains(file.toString().replaceAll(".*/src/main/java/", "")))
        .flatMap(file -> VARIABLE.matcher(text(file)).results())
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reach reach(String function) {
    return CACHE.computeIfAbsent(function, Needs::find);
  }

  private static Reach find(String function) {
    var handler =
        "dev.tocsin.function.%s.%sHandler"
            .formatted(
                function,
                function.substring(0, 1).toUpperCase(Locale.ROOT) + function.substring(1));
    var classes = Modules.classes("shared/core", "shared/aws", "functions/" + function);
    return Reach.of(classes, handler);
  }

  private static Stream<String> allowing(String call) {
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
      // Where IAM's word is not the client's.
      case "Sfn" -> "states";
      case "EventBridge" -> "events";
      case "CloudWatchLogs" -> "logs";
      case "AutoScaling" -> "autoscaling";
      default -> client.toLowerCase(Locale.ROOT);
    };
  }
}
