// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.engine.Engine;
import dev.tocsin.local.aws.role.QueuePolicies;
import dev.tocsin.local.aws.topic.QueueSender;
import dev.tocsin.local.aws.topic.UndeliverableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** SNS's way into the queues. */
record QueueDelivery(Engine queues, URI endpoint, QueuePolicies policies) implements QueueSender {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void send(
      String topicArn, String queueArn, String body, Map<String, Attribute> attributes) {
    var parts = queueArn.split(":");
    if (parts.length != 6) {
      throw new UndeliverableException(queueArn + " is not the ARN of a queue");
    }
    if (!policies.allows(topicArn, queueArn)) {
      throw new UndeliverableException("no queue policy lets " + topicArn + " send to " + queueArn);
    }
    ObjectNode request = JSON.createObjectNode();
    request.put("QueueUrl", endpoint + "/" + parts[4] + "/" + parts[5]);
    request.put("MessageBody", body);
    if (!attributes.isEmpty()) {
      var all = request.putObject("MessageAttributes");
      attributes.forEach(
          (name, it) ->
              all.putObject(name)
                  .put("DataType", it.type())
                  .put(it.type().startsWith("Binary") ? "BinaryValue" : "StringValue", it.value()));
    }
    var answer = queues.call("AmazonSQS.SendMessage", request.toString());
    if (answer.status() >= 500) {
      throw new AwsException(500, "InternalError", "the queue " + queueArn + " does not answer");
    }
    if (answer.status() != 200) {
      throw new UndeliverableException(
          queueArn + " refused it: " + new String(answer.body(), StandardCharsets.UTF_8));
    }
  }
}
