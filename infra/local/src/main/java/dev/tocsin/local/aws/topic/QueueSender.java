// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import java.util.Map;

/** How a topic reaches a queue. */
@FunctionalInterface
public interface QueueSender {

  /** An attribute of the message in the queue; the value is base64 if the type is Binary. */
  record Attribute(String type, String value) {}

  /**
   * Returns once the queue has the message.
   *
   * @param topicArn who sends
   * @throws UndeliverableException if the queue will never take it, or its policy does not let the
   *     topic send
   */
  void send(String topicArn, String queueArn, String body, Map<String, Attribute> attributes);
}
