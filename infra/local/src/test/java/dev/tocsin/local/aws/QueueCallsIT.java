// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.aws.call.AwsRequest;
import dev.tocsin.local.aws.call.Fronts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plain calls, which go to ElasticMQ's queues directly, answer as its HTTP server does to the
 * same calls. {@code VisibilityTimeout}, and an attribute in a message, are what makes a call
 * remarkable enough to go over HTTP.
 */
class QueueCallsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BODY = "{\"text\":\"grün \\\"ja\\\"\"}";

  @TempDir static Path folder;

  static Fixture fixture;

  @BeforeAll
  static void start() {
    fixture = new Fixture(folder, Optional.empty());
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @BeforeEach
  void empty() throws Exception {
    call("PurgeQueue", request("Wrapped"));
    call("PurgeQueue", request("Jobs"));
    call("PurgeQueue", request("Dead"));
  }

  @Test
  void aPlainMessageIsSentAsOverHttp() throws Exception {
    var direct = call("SendMessage", request("Wrapped").put("MessageBody", BODY));
    var remarkable = request("Wrapped").put("MessageBody", BODY);
    remarkable
        .putObject("MessageAttributes")
        .putObject("a")
        .put("DataType", "String")
        .put("StringValue", "b");
    var http = (ObjectNode) call("SendMessage", remarkable);
    http.remove("MD5OfMessageAttributes");
    assertThat(fieldsOf(direct)).isEqualTo(fieldsOf(http));
    assertThat(direct.path("MD5OfMessageBody")).isEqualTo(http.path("MD5OfMessageBody"));
  }

  @Test
  void whatIsReceivedLooksTheSame() throws Exception {
    call("SendMessage", request("Wrapped").put("MessageBody", BODY));
    var sent = request("Wrapped").put("MessageBody", "second");
    var attributes = sent.putObject("MessageAttributes");
    attributes.putObject("text").put("DataType", "String").put("StringValue", "x");
    attributes.putObject("number").put("DataType", "Number.int").put("StringValue", "7");
    attributes.putObject("bytes").put("DataType", "Binary").put("BinaryValue", "AAEC");
    call("SendMessage", sent);

    var over = call("ReceiveMessage", receiving("Wrapped").put("VisibilityTimeout", 0));
    var direct = call("ReceiveMessage", receiving("Wrapped"));

    assertThat(over.path("Messages")).hasSize(2);
    assertThat(withoutItsOwn(direct)).isEqualTo(withoutItsOwn(over));
  }

  @Test
  void anEmptyQueueLooksTheSame() throws Exception {
    assertThat(call("ReceiveMessage", receiving("Wrapped")))
        .isEqualTo(call("ReceiveMessage", receiving("Wrapped").put("VisibilityTimeout", 0)));
  }

  @Test
  void aDeadLetterNamesWhereItComesFrom() throws Exception {
    call("SendMessage", request("Jobs").put("MessageBody", "poison"));
    for (int i = 0; i < 3; i++) {
      call("ReceiveMessage", receiving("Jobs"));
    }
    var over = call("ReceiveMessage", receiving("Dead").put("VisibilityTimeout", 0));
    var direct = call("ReceiveMessage", receiving("Dead"));
    assertThat(direct.path("Messages")).hasSize(1);
    assertThat(withoutItsOwn(direct)).isEqualTo(withoutItsOwn(over));
  }

  @Test
  void aDelayedMessageIsNotThereYet() throws Exception {
    call("SendMessage", request("Wrapped").put("MessageBody", "later").put("DelaySeconds", 900));
    assertThat(call("ReceiveMessage", receiving("Wrapped")).path("Messages")).isEmpty();
  }

  @Test
  void whatIsDeletedIsGoneAndABadReceiptIsAnAnswer() throws Exception {
    call("SendMessage", request("Jobs").put("MessageBody", "done"));
    var receipt =
        call("ReceiveMessage", receiving("Jobs"))
            .path("Messages")
            .path(0)
            .path("ReceiptHandle")
            .asText();
    var deleting = request("Jobs");
    var entries = deleting.putArray("Entries");
    entries.addObject().put("Id", "a").put("ReceiptHandle", receipt);

    var deleted = call("DeleteMessageBatch", deleting);
    assertThat(deleted.path("Successful").findValuesAsText("Id")).containsExactly("a");
    assertThat(deleted.path("Failed")).isEmpty();
    assertThat(call("ReceiveMessage", receiving("Jobs")).path("Messages")).isEmpty();

    entries.addObject().put("Id", "b").put("ReceiptHandle", "nonsense");
    assertThat(call("DeleteMessageBatch", deleting).path("Failed").findValuesAsText("Id"))
        .contains("b");
  }

  @Test
  void whatIsWrongIsToldInElasticMqsWords() throws Exception {
    assertThat(call("SendMessage", request("Jobs").put("MessageBody", "\u0001")).toString())
        .contains("InvalidMessageContents");
    assertThat(
            call("SendMessage", request("Jobs").put("MessageBody", "x".repeat(2 << 20))).toString())
        .contains("MessageTooLong");
    var nowhere = request("Jobs").put("MessageBody", "x");
    nowhere.put("QueueUrl", nowhere.path("QueueUrl").asText() + "-not");
    assertThat(call("SendMessage", nowhere).toString()).contains("QueueDoesNotExist");
  }

  private static ObjectNode request(String queue) {
    return JSON.createObjectNode().put("QueueUrl", fixture.stack.ref(queue));
  }

  private static ObjectNode receiving(String queue) {
    var request = request(queue).put("MaxNumberOfMessages", 10).put("WaitTimeSeconds", 0);
    request.putArray("MessageSystemAttributeNames").add("All");
    request.putArray("MessageAttributeNames").add("All");
    return request;
  }

  /** Receipts and counts are a receive's own. */
  private static JsonNode withoutItsOwn(JsonNode answer) {
    for (var message : answer.path("Messages")) {
      ((ObjectNode) message).remove("ReceiptHandle");
      ((ObjectNode) message.path("Attributes")).remove("ApproximateReceiveCount");
    }
    return answer;
  }

  private static Object fieldsOf(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).sorted().toList();
  }

  private static JsonNode call(String operation, ObjectNode request) throws Exception {
    var headers =
        Map.of(
            "content-type",
            "application/x-amz-json-1.0",
            "x-amz-target",
            "AmazonSQS." + operation,
            "authorization",
            "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/sqs/aws4_request, SignedHeaders=host,"
                + " Signature=x");
    var answer =
        Fronts.at(fixture.aws.endpoint().getAuthority())
            .orElseThrow()
            .answer(
                new AwsRequest(
                    "POST", "/", headers, request.toString().getBytes(StandardCharsets.UTF_8)));
    return JSON.readTree(answer.body());
  }
}
