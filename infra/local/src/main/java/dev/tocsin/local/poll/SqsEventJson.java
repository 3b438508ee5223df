// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Messages as the event that Lambda's poller sends to a function. */
final class SqsEventJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REGION_IN_ARN = 3;

  private SqsEventJson() {}

  static byte[] of(String queueArn, List<Message> messages) {
    var event = JSON.createObjectNode();
    var records = event.putArray("Records");
    messages.forEach(message -> record(records, message, queueArn));
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void record(ArrayNode records, Message message, String queueArn) {
    var record = records.addObject();
    record.put("messageId", message.messageId());
    record.put("receiptHandle", message.receiptHandle());
    record.put("body", message.body());
    message.attributesAsStrings().forEach(record.putObject("attributes")::put);
    var attributes = record.putObject("messageAttributes");
    message
        .messageAttributes()
        .forEach((name, value) -> attribute(attributes.putObject(name), value));
    record.put("md5OfBody", message.md5OfBody());
    if (message.md5OfMessageAttributes() != null) {
      record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queueArn);
    record.put("awsRegion", queueArn.split(":")[REGION_IN_ARN]);
  }

  private static void attribute(ObjectNode json, MessageAttributeValue value) {
    if (value.stringValue() != null) {
      json.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      json.put(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
    json.putArray("stringListValues");
    json.putArray("binaryListValues");
    json.put("dataType", value.dataType());
  }
}
