// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queues of a stack, as ElasticMQ wants to be told of them. */
final class Queues {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Queues() {}

  /** Settings of the {@code queues} section, by path. */
  static Map<String, Object> settings(Stack stack) {
    var queues = new LinkedHashMap<String, Object>();
    stack.resources("AWS::SQS::Queue").forEach(it -> queues.put(name(stack, it), queue(it)));
    return Map.of("queues", queues);
  }

  private static Map<String, Object> queue(Resource queue) {
    var properties = queue.properties();
    var settings = new LinkedHashMap<String, Object>();
    settings.put(
        "defaultVisibilityTimeout", properties.getOrDefault("VisibilityTimeout", 30) + "s");
    settings.put("delay", properties.getOrDefault("DelaySeconds", 0) + "s");
    settings.put(
        "receiveMessageWait", properties.getOrDefault("ReceiveMessageWaitTimeSeconds", 0) + "s");
    settings.put("fifo", properties.getOrDefault("FifoQueue", false));
    settings.put(
        "contentBasedDeduplication", properties.getOrDefault("ContentBasedDeduplication", false));
    if (properties.get("RedrivePolicy") instanceof Map<?, ?> redrive) {
      var arn = String.valueOf(redrive.get("deadLetterTargetArn"));
      settings.put(
          "deadLettersQueue",
          Map.of(
              "name",
              arn.substring(arn.lastIndexOf(':') + 1),
              "maxReceiveCount",
              Integer.parseInt(String.valueOf(redrive.get("maxReceiveCount")))));
    }
    return settings;
  }

  /** Brings the attributes of queues that were kept from an earlier template up to date. */
  static void configure(Engine engine, Stack stack) {
    stack.resources("AWS::SQS::Queue").forEach(queue -> configure(engine, stack, queue));
  }

  private static void configure(Engine engine, Stack stack, Resource queue) {
    var properties = queue.properties();
    ObjectNode request = JSON.createObjectNode();
    request.put("QueueUrl", stack.ref(queue.id()));
    var attributes = request.putObject("Attributes");
    for (var name : List.of("VisibilityTimeout", "DelaySeconds", "ReceiveMessageWaitTimeSeconds")) {
      var value = properties.get(name);
      if (value != null) {
        attributes.put(name, value.toString());
      }
    }
    if (properties.get("RedrivePolicy") instanceof Map<?, ?> redrive) {
      attributes.put("RedrivePolicy", JSON.valueToTree(redrive).toString());
    }
    if (attributes.isEmpty()) {
      attributes.put("VisibilityTimeout", "30");
    }
    var answer = engine.call("AmazonSQS.SetQueueAttributes", request.toString());
    if (answer.status() != 200) {
      throw new StateException(
          "the queue %s can't be configured: %s"
              .formatted(queue.id(), new String(answer.body(), StandardCharsets.UTF_8)));
    }
  }

  private static String name(Stack stack, Resource queue) {
    return stack.attribute(queue.id(), "QueueName");
  }
}
