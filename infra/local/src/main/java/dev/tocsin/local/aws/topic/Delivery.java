// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a message to one subscription. Queues and mail have it when {@link #deliver} returns; an
 * HTTP endpoint gets it soon after, with retries. What can't be delivered goes to the
 * subscription's dead-letter queue.
 */
final class Delivery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final QueueSender queues;
  private final Mailbox mail;
  private final HttpEndpoints http;
  private final InstantSource clock;

  Delivery(QueueSender queues, Mailbox mail, InstantSource clock) {
    this.queues = queues;
    this.mail = mail;
    this.clock = clock;
    this.http = new HttpEndpoints();
  }

  void deliver(Message message, Subscription to) {
    try {
      switch (to.protocol()) {
        case "sqs" ->
            queues.send(
                to.topicArn(),
                to.endpoint(),
                content(message, to),
                to.raw() ? attributes(message) : Map.of());
        case "http", "https" ->
            http.post(
                message, to, content(message, to), () -> bury(message, to, "it did not answer"));
        default -> mail.put(message, to, clock.instant());
      }
    } catch (UndeliverableException e) {
      bury(message, to, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private void bury(Message message, Subscription from, String why) {
    var queue = from.deadLetterQueue();
    LOG.warn(
        "{} could not deliver {} to {}: {}; it goes to {}",
        from.topicArn(),
        message.id(),
        from.endpoint(),
        why,
        queue.isEmpty() ? "nowhere, as there is no dead-letter queue" : queue);
    if (!queue.isEmpty()) {
      try {
        queues.send(
            from.topicArn(),
            queue,
            content(message, from),
            from.raw() ? attributes(message) : Map.of());
      } catch (UndeliverableException e) {
        LOG.error("{} is lost: {}", message.id(), e.getMessage());
      }
    }
  }

  private String content(Message message, Subscription to) {
    return to.raw() ? message.body(to.protocol()) : Envelope.wrap(message, to, clock.instant());
  }

  private static Map<String, QueueSender.Attribute> attributes(Message message) {
    var attributes = new LinkedHashMap<String, QueueSender.Attribute>();
    message
        .attributes()
        .forEach(
            (name, it) -> attributes.put(name, new QueueSender.Attribute(it.type(), it.value())));
    return attributes;
  }
}
