// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The engines do what the template asks of them, before anything of ours runs on them. */
class BackendIT {

  private static final Backend BACKEND = Backend.get();

  @Test
  void tablesHaveTheirKeysAndTheirListing() {
    var key = "backend/" + UUID.randomUUID();
    var item =
        Map.of(
            "pk", AttributeValue.fromS(key),
            "list", AttributeValue.fromS(key),
            "at", AttributeValue.fromS("2026-11-21T08:00:00.000Z"));
    BACKEND.dynamo().putItem(put -> put.tableName(BACKEND.table("AlertsTable")).item(item));

    var listed =
        BACKEND
            .dynamo()
            .query(
                query ->
                    query
                        .tableName(BACKEND.table("AlertsTable"))
                        .indexName("listing")
                        .keyConditionExpression("#list = :list")
                        .expressionAttributeNames(Map.of("#list", "list"))
                        .expressionAttributeValues(Map.of(":list", AttributeValue.fromS(key))))
            .items();
    assertThat(listed).containsExactly(item);
  }

  @Test
  void queuesHaveTheirVisibilityAndTheirDeadLetterQueue() {
    var attributes =
        BACKEND
            .sqs()
            .getQueueAttributes(
                get ->
                    get.queueUrl(BACKEND.queue("AlertsQueue"))
                        .attributeNames(QueueAttributeName.ALL))
            .attributes();

    assertThat(attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("90");
    assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY)).contains("DeadLetter");
  }

  @Test
  void aTopicDeliversRawWhatItsFilterLetsThrough() {
    publish("nobody", "not for notify");
    publish("pager", "for notify");

    assertThat(receive("NotificationsQueue"))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.body()).isEqualTo("for notify");
              assertThat(message.messageAttributes()).containsKey("receiver");
            });
  }

  private static void publish(String receiver, String message) {
    var attribute =
        MessageAttributeValue.builder().dataType("String").stringValue(receiver).build();
    BACKEND
        .sns()
        .publish(
            publish ->
                publish
                    .topicArn(BACKEND.topic("CriticalTopic"))
                    .message(message)
                    .messageAttributes(Map.of("receiver", attribute)));
  }

  private static List<Message> receive(String queue) {
    var url = BACKEND.queue(queue);
    var messages =
        BACKEND
            .sqs()
            .receiveMessage(
                receive ->
                    receive
                        .queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .waitTimeSeconds((int) Duration.ofSeconds(5).toSeconds()))
            .messages();
    messages.forEach(
        message ->
            BACKEND
                .sqs()
                .deleteMessage(
                    delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle())));
    return messages;
  }
}
