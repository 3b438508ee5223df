// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * SAM's policy templates and AWS's managed policies, as far as they are about what exists locally.
 *
 * <p>Source: the SAM developer guide, "Policy template list"; the AWS managed policy reference.
 */
final class SamPolicies {

  /** A template's parameter, and what it expands to. */
  private record Expansion(
      String parameter, String service, String resource, List<String> operations) {}

  private static final List<String> READ =
      List.of("GetItem", "Scan", "Query", "BatchGetItem", "DescribeTable");
  private static final List<String> WRITE = List.of("PutItem", "UpdateItem", "BatchWriteItem");
  private static final List<String> CRUD =
      List.of(
          "GetItem",
          "DeleteItem",
          "PutItem",
          "Scan",
          "Query",
          "UpdateItem",
          "BatchWriteItem",
          "BatchGetItem",
          "DescribeTable",
          "ConditionCheckItem");

  private static final Map<String, Expansion> TEMPLATES =
      Map.of(
          "SQSSendMessagePolicy",
          new Expansion("QueueName", "sqs", "", List.of("SendMessage")),
          "SQSPollerPolicy",
          new Expansion(
              "QueueName",
              "sqs",
              "",
              List.of(
                  "ChangeMessageVisibility",
                  "DeleteMessage",
                  "GetQueueAttributes",
                  "ReceiveMessage")),
          "SNSPublishMessagePolicy",
          new Expansion("TopicName", "sns", "", List.of("Publish")),
          "DynamoDBReadPolicy",
          new Expansion("TableName", "dynamodb", "table/", READ),
          "DynamoDBWritePolicy",
          new Expansion("TableName", "dynamodb", "table/", WRITE),
          "DynamoDBCrudPolicy",
          new Expansion("TableName", "dynamodb", "table/", CRUD),
          "AWSSecretsManagerGetSecretValuePolicy",
          new Expansion("SecretArn", "secretsmanager", "", List.of("GetSecretValue")));

  /** Log groups and X-Ray, which do not exist locally. */
  private static final List<String> NOTHING =
      List.of("AWSLambdaBasicExecutionRole", "AWSXRayDaemonWriteAccess", "AWSXrayWriteOnlyAccess");

  private SamPolicies() {}

  static boolean isTemplate(String name) {
    return TEMPLATES.containsKey(name);
  }

  /**
   * @param arn makes an ARN in the stack's region and account
   */
  static List<Statement> template(
      String name, Map<?, ?> parameters, BiFunction<String, String, String> arn) {
    var expansion = TEMPLATES.get(name);
    if (expansion == null) {
      throw new IllegalArgumentException(name);
    }
    var value = String.valueOf(parameters.get(expansion.parameter()));
    var resource =
        value.startsWith("arn:")
            ? value
            : arn.apply(expansion.service(), expansion.resource() + value);
    return List.of(
        Statement.of(
            true,
            expansion.operations().stream().map(it -> expansion.service() + ":" + it).toList(),
            expansion.service().equals("dynamodb")
                ? List.of(resource, resource + "/index/*")
                : List.of(resource)));
  }

  /** Whether {@link #managed} knows what this AWS managed policy allows; a name or an ARN. */
  static boolean isManaged(String policy) {
    var name = policy.substring(policy.lastIndexOf('/') + 1);
    return NOTHING.contains(name) || name.equals("AWSLambdaSQSQueueExecutionRole");
  }

  static List<Statement> managed(String policy) {
    return policy.endsWith("AWSLambdaSQSQueueExecutionRole") ? poller() : List.of();
  }

  /** What SAM gives to the role that it makes for a function with an SQS event. */
  static List<Statement> poller() {
    return List.of(
        Statement.of(
            true,
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
            List.of("*")));
  }
}
