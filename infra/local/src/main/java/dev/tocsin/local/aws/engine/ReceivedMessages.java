// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageData;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.rest.sqs.MD5Util;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * Messages as SQS gives them to a receiver that wants all attributes.
 *
 * @param arnPrefix the ARN of a queue but its name
 */
record ReceivedMessages(String arnPrefix) {

  ObjectNode json(List<?> messages) {
    var answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("Messages");
    messages.forEach(message -> list.add(json((MessageData) message)));
    return answer;
  }

  private ObjectNode json(MessageData message) {
    var json = JsonNodeFactory.instance.objectNode();
    var body = message.content().value();
    json.put("MessageId", message.id().id());
    json.put("ReceiptHandle", message.deliveryReceipt().get().receipt());
    json.put("MD5OfBody", MD5Util.md5Digest(body));
    json.put("Body", body);
    system(message, json.putObject("Attributes"));
    if (message.messageAttributes().nonEmpty()) {
      json.put("MD5OfMessageAttributes", MD5Util.md5AttributeDigest(message.messageAttributes()));
      var attributes = json.putObject("MessageAttributes");
      CollectionConverters.asJava(message.messageAttributes())
          .forEach((name, value) -> attribute(attributes.putObject(name), value));
    }
    return json;
  }

  private void system(MessageData message, ObjectNode attributes) {
    var statistics = message.statistics();
    attributes.put("SenderId", "127.0.0.1");
    attributes.put("SentTimestamp", Long.toString(message.created().toInstant().toEpochMilli()));
    attributes.put(
        "ApproximateReceiveCount", Integer.toString(statistics.approximateReceiveCount()));
    attributes.put(
        "ApproximateFirstReceiveTimestamp",
        statistics.approximateFirstReceive() instanceof OnDateTimeReceived first
            ? Long.toString(first.when().toInstant().toEpochMilli())
            : "0");
    OptionConverters.toJava(message.tracingId())
        .ifPresent(trace -> attributes.put("AWSTraceHeader", trace.id()));
    OptionConverters.toJava(message.deadLetterSourceQueueName())
        .ifPresent(name -> attributes.put("DeadLetterQueueSourceArn", arnPrefix + name));
  }

  private static void attribute(ObjectNode json, MessageAttribute value) {
    json.put("DataType", value.getDataType());
    switch (value) {
      case StringMessageAttribute text -> json.put("StringValue", text.stringValue());
      case NumberMessageAttribute number -> json.put("StringValue", number.stringValue());
      case BinaryMessageAttribute binary -> json.put("BinaryValue", binary.asBase64());
      default -> throw new IllegalArgumentException("a message attribute of " + value.getClass());
    }
  }
}
