// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.backend;

import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/**
 * Creates what a stack describes on an engine that is not the local runtime's, through the SDK: as
 * much of CloudFormation as tables, queues, topics and subscriptions need.
 */
public final class Provision {

  private final Stack stack;
  private final Backend.Clients clients;

  private Provision(Stack stack, Backend.Clients clients) {
    this.stack = stack;
    this.clients = clients;
  }

  /** Only on foreign engines: the local runtime creates its own. */
  public static void create(Stack stack, Endpoints endpoints) {
    new Provision(stack, Backend.Clients.of(endpoints, stack.deployment().endpoint()))
        .create(endpoints);
  }

  private void create(Endpoints endpoints) {
    if (endpoints.dynamo().isPresent()) {
      stack.resources("AWS::DynamoDB::Table").forEach(this::table);
    }
    if (endpoints.messaging().isPresent()) {
      // Dead-letter queues before the queues that name them.
      var queues = stack.resources("AWS::SQS::Queue");
      queues.stream()
          .filter(it -> !it.properties().containsKey("RedrivePolicy"))
          .forEach(this::queue);
      queues.stream()
          .filter(it -> it.properties().containsKey("RedrivePolicy"))
          .forEach(this::queue);
      stack.resources("AWS::SNS::Topic").forEach(this::topic);
      stack.resources("AWS::SNS::Subscription").forEach(this::subscription);
    }
  }

  private void table(Resource table) {
    var name = stack.ref(table.id());
    clients
        .dynamo()
        .createTable(
            create -> {
              create
                  .tableName(name)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      maps(table.properties(), "AttributeDefinitions")
                          .map(
                              it ->
                                  AttributeDefinition.builder()
                                      .attributeName(text(it, "AttributeName"))
                                      .attributeType(text(it, "AttributeType"))
                                      .build())
                          .toList())
                  .keySchema(keys(table.properties()));
              var indexes =
                  maps(table.properties(), "GlobalSecondaryIndexes").map(Provision::index).toList();
              if (!indexes.isEmpty()) {
                create.globalSecondaryIndexes(indexes);
              }
            });
    clients.dynamo().waiter().waitUntilTableExists(describe -> describe.tableName(name));
  }

  private static GlobalSecondaryIndex index(Map<?, ?> index) {
    return GlobalSecondaryIndex.builder()
        .indexName(text(index, "IndexName"))
        .keySchema(keys(index))
        .projection(
            projection ->
                projection.projectionType(
                    text((Map<?, ?>) index.get("Projection"), "ProjectionType")))
        .build();
  }

  private static List<KeySchemaElement> keys(Map<?, ?> keyed) {
    return maps(keyed, "KeySchema")
        .map(
            it ->
                KeySchemaElement.builder()
                    .attributeName(text(it, "AttributeName"))
                    .keyType(text(it, "KeyType"))
                    .build())
        .toList();
  }

  private void queue(Resource queue) {
    var attributes = new java.util.HashMap<String, String>();
    for (var attribute : List.of("VisibilityTimeout", "MessageRetentionPeriod")) {
      if (queue.properties().containsKey(attribute)) {
        attributes.put(attribute, text(queue.properties(), attribute));
      }
    }
    if (queue.properties().get("RedrivePolicy") instanceof Map<?, ?> redrive) {
      attributes.put(
          "RedrivePolicy",
          "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%s}"
              .formatted(text(redrive, "deadLetterTargetArn"), text(redrive, "maxReceiveCount")));
    }
    clients
        .sqs()
        .createQueue(
            create ->
                create
                    .queueName(stack.attribute(queue.id(), "QueueName"))
                    .attributesWithStrings(attributes));
  }

  private void topic(Resource topic) {
    clients.sns().createTopic(create -> create.name(stack.attribute(topic.id(), "TopicName")));
  }

  private void subscription(Resource subscription) {
    var properties = subscription.properties();
    clients
        .sns()
        .subscribe(
            subscribe ->
                subscribe
                    .topicArn(text(properties, "TopicArn"))
                    .protocol(text(properties, "Protocol"))
                    .endpoint(text(properties, "Endpoint"))
                    .attributes(
                        Map.of(
                            "RawMessageDelivery",
                            text(properties, "RawMessageDelivery"),
                            "FilterPolicy",
                            dev.tocsin.aws.json.Json.write(properties.get("FilterPolicy")))));
  }

  private static Stream<Map<?, ?>> maps(Map<?, ?> properties, String key) {
    return properties.get(key) instanceof List<?> list
        ? list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item)
        : Stream.empty();
  }

  private static String text(Map<?, ?> properties, String key) {
    return String.valueOf(properties.get(key));
  }
}
