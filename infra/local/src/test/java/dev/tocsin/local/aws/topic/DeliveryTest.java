// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

  private static final String TOPIC = "arn:aws:sns:eu-west-1:000123456789:pages";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:000123456789:jobs";
  private static final String DEAD = "arn:aws:sqs:eu-west-1:000123456789:dead";
  private static final String REDRIVE = "{\"deadLetterTargetArn\":\"" + DEAD + "\"}";

  @TempDir Path folder;

  /** Takes everything but for queues that are called nobody. */
  private final List<String> sent = new ArrayList<>();

  private final QueueSender queues =
      (topic, queue, body, attributes) -> {
        if (queue.endsWith(":nobody")) {
          throw new UndeliverableException("nobody is there");
        }
        sent.add(queue + " " + body + " " + attributes.keySet());
      };

  @Test
  void aRawMessageKeepsItsAttributesOutsideAndAWrappedOneInside() {
    deliver("sqs", QUEUE, Map.of("RawMessageDelivery", "true"));
    assertThat(sent).containsExactly(QUEUE + " hello [severity]");
    sent.clear();
    deliver("sqs", QUEUE, Map.of());
    assertThat(sent)
        .singleElement()
        .asString()
        .startsWith(QUEUE + " {\"Type\":\"Notification\"")
        .endsWith("} []");
  }

  @Test
  void whatAQueueRefusesGoesToTheDeadLetterQueue() {
    deliver(
        "sqs",
        "arn:aws:sqs:eu-west-1:000123456789:nobody",
        Map.of("RawMessageDelivery", "true", "RedrivePolicy", REDRIVE));
    assertThat(sent).containsExactly(DEAD + " hello [severity]");
  }

  @Test
  void mailIsAFile() throws IOException {
    deliver("email", "duty@example.org", Map.of());
    try (var files = Files.list(folder)) {
      var file = files.toList().getFirst();
      assertThat(file).hasExtension("email");
      assertThat(file).content().contains("To: duty@example.org", "Subject: page", "by mail only");
    }
  }

  @Test
  void anEndpointThatFailsOnceGetsItAgain() throws Exception {
    BlockingQueue<String> received = new ArrayBlockingQueue<>(9);
    var attempts = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              exchange.getRequestHeaders().getFirst("x-amz-sns-message-type")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(attempts.incrementAndGet() == 1 ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    try (var delivery = delivery()) {
      delivery.deliver(
          message(),
          subscription(
              "http",
              "http://127.0.0.1:" + server.getAddress().getPort() + "/",
              Map.of("RawMessageDelivery", "true", "RedrivePolicy", REDRIVE)));
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("Notification hello");
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("Notification hello");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatIsStillOnItsWayToAnEndpointAtTheEndGoesToTheDeadLetterQueue() {
    try (var delivery = delivery()) {
      delivery.deliver(
          message(),
          subscription(
              "http",
              "http://127.0.0.1:1/",
              Map.of("RawMessageDelivery", "true", "RedrivePolicy", REDRIVE)));
    }
    assertThat(sent).containsExactly(DEAD + " hello [severity]");
  }

  private void deliver(String protocol, String endpoint, Map<String, String> attributes) {
    try (var delivery = delivery()) {
      delivery.deliver(message(), subscription(protocol, endpoint, attributes));
    }
  }

  private Delivery delivery() {
    return new Delivery(queues, new Mailbox(folder), () -> Instant.EPOCH);
  }

  private static Message message() {
    return new Message(
        "id",
        "page",
        Map.of("default", "hello", "email", "by mail only"),
        Map.of("severity", new Message.Attribute("String", "critical")));
  }

  private static Subscription subscription(
      String protocol, String endpoint, Map<String, String> attributes) {
    return new Subscription(TOPIC + ":1", TOPIC, protocol, endpoint, attributes);
  }
}
