// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Real SDK clients against an ephemeral local AWS. */
class LocalAwsIT {

  @TempDir static Path folder;

  static Fixture fixture;
  static DynamoDbClient dynamo;
  static SqsClient sqs;
  static SnsClient sns;

  @BeforeAll
  static void start() {
    fixture = new Fixture(folder, Optional.empty());
    dynamo = fixture.dynamo("test");
    sqs = fixture.sqs("test");
    sns = fixture.sns("test");
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @BeforeEach
  void emptyQueues() {
    for (var queue : List.of("Jobs", "Dead", "Raw", "Wrapped")) {
      sqs.purgeQueue(PurgeQueueRequest.builder().queueUrl(url(queue)).build());
    }
  }

  @Test
  void aConditionalPutFailsWithTheItemThatIsThere() {
    put(dynamo, "once", "attribute_not_exists(pk)");
    assertThatThrownBy(() -> put(dynamo, "once", "attribute_not_exists(pk)"))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            e -> assertThat(e.item()).containsEntry("pk", AttributeValue.fromS("once")));
  }

  @Test
  void theIndexOfTheTemplateCanBeQueried() {
    dynamo.putItem(
        it ->
            it.tableName(fixture.stack.ref("Items"))
                .item(
                    Map.of(
                        "pk",
                        AttributeValue.fromS("listed"),
                        "list",
                        AttributeValue.fromS("all"))));
    var found =
        dynamo.query(
            it ->
                it.tableName(fixture.stack.ref("Items"))
                    .indexName("listing")
                    .keyConditionExpression("#list = :all")
                    .expressionAttributeNames(Map.of("#list", "list"))
                    .expressionAttributeValues(Map.of(":all", AttributeValue.fromS("all"))));
    assertThat(found.items()).hasSize(1);
  }

  @Test
  void aMessageThatFailsTooOftenGoesToTheDeadLetterQueue() {
    sqs.sendMessage(it -> it.queueUrl(url("Jobs")).messageBody("poison"));
    assertThat(receive("Jobs")).hasSize(1);
    assertThat(receive("Jobs")).hasSize(1);
    assertThat(receive("Jobs")).isEmpty();
    assertThat(receive("Dead")).extracting(Message::body).containsExactly("poison");
  }

  @Test
  void queuesHaveTheUrlsOfTheTemplate() {
    assertThat(sqs.getQueueUrl(it -> it.queueName("tocsin-Jobs")).queueUrl())
        .isEqualTo(fixture.stack.ref("Jobs"));
    assertThat(sqs.listQueues().queueUrls()).contains(url("Jobs"), url("Dead"));
  }

  @Test
  void aTopicFansOutRawAndWrappedByFilter() {
    sns.publish(
        it ->
            it.topicArn(topic())
                .subject("page")
                .message("{\"a\":1}")
                .messageAttributes(Map.of("severity", text("emergency"))));
    var raw = receive("Raw").getFirst();
    assertThat(raw.body()).isEqualTo("{\"a\":1}");
    assertThat(raw.messageAttributes().get("severity").stringValue()).isEqualTo("emergency");
    assertThat(receive("Wrapped").getFirst().body())
        .contains(
            "\"Type\":\"Notification\"", "\"Subject\":\"page\"", "\"Message\":\"{\\\"a\\\":1}\"")
        .contains(
            "\"MessageAttributes\":{\"severity\":{\"Type\":\"String\",\"Value\":\"emergency\"}}");

    sns.publish(
        it ->
            it.topicArn(topic())
                .message("quiet")
                .messageAttributes(Map.of("severity", text("warning"))));
    assertThat(receive("Raw")).isEmpty();
    assertThat(receive("Wrapped")).hasSize(1);
  }

  @Test
  void whatATopicCantDeliverGoesToTheSubscriptionsDeadLetterQueue() {
    sns.publish(
        it ->
            it.topicArn(topic()).message("homeless").messageAttributes(Map.of("lost", text("1"))));
    assertThat(receive("Dead")).extracting(Message::body).containsExactly("homeless");
  }

  @Test
  void aBatchIsPublishedEntryByEntry() {
    var entry = PublishBatchRequestEntry.builder();
    var answer =
        sns.publishBatch(
            it ->
                it.topicArn(topic())
                    .publishBatchRequestEntries(
                        entry.id("a").message("one").build(),
                        entry.id("b").message("").build(),
                        entry.id("c").message("three").build()));
    assertThat(answer.successful())
        .extracting(PublishBatchResultEntry::id)
        .containsExactly("a", "c");
    assertThat(answer.failed()).extracting(BatchResultErrorEntry::id).containsExactly("b");
    assertThat(receive("Wrapped")).hasSize(2);
  }

  @Test
  void snsRefusesWhatAwsRefuses() {
    assertThatThrownBy(() -> sns.publish(it -> it.topicArn(topic()).message("x".repeat(262_145))))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> sns.publish(it -> it.topicArn(topic() + "x").message("x")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void subscriptionsCanBeMadeAndRemoved() {
    var arn =
        sns.subscribe(
                it ->
                    it.topicArn(topic())
                        .protocol("email")
                        .endpoint("duty@example.org")
                        .attributes(Map.of("FilterPolicy", "{\"to\":[\"mail\"]}")))
            .subscriptionArn();
    assertThat(sns.listSubscriptionsByTopic(it -> it.topicArn(topic())).subscriptions())
        .hasSize(4)
        .anySatisfy(it -> assertThat(it.endpoint()).isEqualTo("duty@example.org"));
    sns.unsubscribe(it -> it.subscriptionArn(arn));
    assertThat(sns.listSubscriptionsByTopic(it -> it.topicArn(topic())).subscriptions()).hasSize(3);
    assertThatThrownBy(
            () ->
                sns.subscribe(
                    it ->
                        it.topicArn(topic())
                            .protocol("email")
                            .endpoint("x@example.org")
                            .attributes(Map.of("FilterPolicy", "{\"to\":\"not a list\"}"))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void aSecretIsReadByNameAndByArn() {
    var secrets = fixture.secrets("test");
    for (var id : List.of("tocsin-Vault", fixture.stack.ref("Vault"))) {
      var value = secrets.getSecretValue(it -> it.secretId(id));
      assertThat(value.secretString()).isEqualTo("{\"token\":\"worth nothing\"}");
      assertThat(value.arn()).isEqualTo(fixture.stack.ref("Vault"));
    }
  }

  @Test
  void aSecretWithoutContentIsWhatIsWrittenToIt() {
    var secrets = fixture.secrets("test");
    var id = fixture.stack.ref("Notes");
    assertThatThrownBy(() -> secrets.getSecretValue(it -> it.secretId(id)))
        .isInstanceOf(ResourceNotFoundException.class);
    var version = "12345678-1234-1234-1234-123456789012";

    secrets.putSecretValue(it -> it.secretId(id).clientRequestToken(version).secretString("first"));

    var value = secrets.getSecretValue(it -> it.secretId(id));
    assertThat(value.secretString()).isEqualTo("first");
    assertThat(value.versionId()).isEqualTo(version);
    assertThatThrownBy(
            () ->
                secrets.putSecretValue(
                    it -> it.secretId(id).clientRequestToken(version).secretString("second")))
        .isInstanceOf(ResourceExistsException.class);
  }

  @Test
  void aFunctionMayDoWhatItsRoleAllows() {
    put(fixture.dynamo(fixture.worker()), "by-worker", "attribute_not_exists(pk)");
    fixture.sqs(fixture.worker()).sendMessage(it -> it.queueUrl(url("Jobs")).messageBody("x"));
    fixture.sns(fixture.worker()).publish(it -> it.topicArn(topic()).message("x"));
  }

  @Test
  void aFunctionMayDoNothingElse() {
    assertThatThrownBy(
            () ->
                fixture
                    .dynamo(fixture.worker())
                    .getItem(
                        it ->
                            it.tableName(fixture.stack.ref("Items"))
                                .key(Map.of("pk", AttributeValue.fromS("x")))))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      "User: arn:aws:sts::000123456789:assumed-role/tocsin-WorkerRole/tocsin-Worker is"
                          + " not authorized to perform: dynamodb:GetItem on resource:"
                          + " arn:aws:dynamodb:eu-west-1:000123456789:table/tocsin-Items because no"
                          + " identity-based policy allows the dynamodb:GetItem action");
            });
    var worker = fixture.sqs(fixture.worker());
    assertThatThrownBy(() -> worker.receiveMessage(it -> it.queueUrl(url("Jobs"))))
        .isInstanceOfSatisfying(SqsException.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    assertThatThrownBy(() -> fixture.sns(fixture.worker()).listTopics())
        .isInstanceOf(AuthorizationErrorException.class);
  }

  private static void put(DynamoDbClient client, String key, String condition) {
    client.putItem(
        it ->
            it.tableName(fixture.stack.ref("Items"))
                .item(Map.of("pk", AttributeValue.fromS(key)))
                .conditionExpression(condition)
                .returnValuesOnConditionCheckFailure("ALL_OLD"));
  }

  private static List<Message> receive(String queue) {
    return sqs.receiveMessage(
            it -> it.queueUrl(url(queue)).maxNumberOfMessages(10).messageAttributeNames("All"))
        .messages();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static String url(String queue) {
    return fixture.stack.ref(queue);
  }

  private static String topic() {
    return fixture.stack.ref("Pages");
  }
}
