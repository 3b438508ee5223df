// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.time.Duration;
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

  /**
   * ElasticMQ listens before it has its queues; wait for them, with their attributes up to date.
   */
  static void await(Engine engine, Stack stack, Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    for (var queue : stack.resources("AWS::SQS::Queue")) {
      while (!configure(engine, stack, queue)) {
        if (System.nanoTime() > deadline) {
          throw new StateException("the queue " + queue.id() + " does not appear in ElasticMQ");
        }
        pause();
      }
    }
  }

  /** A queue that was kept from an earlier template takes the attributes of this one. */
  private static boolean configure(Engine engine, Stack stack, Resource queue) {
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
    try {
      return engine.call("AmazonSQS.SetQueueAttributes", request.toString()).status() == 200;
    } catch (AwsException e) {
      return false; // It does not listen yet.
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StateException("interrupted while ElasticMQ starts");
    }
  }

  private static String name(Stack stack, Resource queue) {
    return stack.attribute(queue.id(), "QueueName");
  }
}
