// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import dev.tocsin.aws.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Takes messages out of dead-letter queues and sends them to the queues whose redrive policy names
 * them. SQS has a task for it, but not every engine that the suite runs on does.
 */
final class Redrive implements AutoCloseable {

  private static final int BATCH = 10;

  private final SqsClient sqs;

  Redrive(SqsClient sqs) {
    this.sqs = sqs;
  }

  /** How many messages went where. */
  record Moved(String from, String to, int messages) {}

  /** An endpoint of one's own needs no credentials but takes whatever is signed. */
  static Redrive at(Optional<URI> endpoint) {
    var builder = SqsClient.builder();
    endpoint.ifPresent(
        uri ->
            builder
                .endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("operator", "local"))));
    return new Redrive(builder.build());
  }

  /** Empties every dead-letter queue that the word occurs in, or in the name of its source. */
  List<Moved> all(String word) {
    try {
      var urls = new TreeMap<String, String>();
      sqs.listQueuesPaginator().queueUrls().forEach(url -> urls.put(nameOf(url), url));
      var moved = new ArrayList<Moved>();
      for (var queue : urls.entrySet()) {
        var deadLetters = deadLettersOf(queue.getValue());
        var from = urls.get(deadLetters);
        if (from != null && (contains(queue.getKey(), word) || contains(deadLetters, word))) {
          moved.add(new Moved(deadLetters, queue.getKey(), move(from, queue.getValue())));
        }
      }
      return moved;
    } catch (SdkClientException e) {
      throw new UnreachableException("no answer from SQS (" + e.getMessage() + ")");
    }
  }

  /** Only as many as there were, because one that fails again comes back meanwhile. */
  private int move(String from, String to) {
    int left =
        Integer.parseInt(
            attribute(from, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES).orElse("0"));
    int moved = 0;
    while (moved < left) {
      int want = Math.min(BATCH, left - moved);
      var messages = receive(from, want);
      if (messages.isEmpty()) {
        return moved;
      }
      for (var message : messages) {
        // In this order: a crash in between doubles a message, the other order would lose it.
        sqs.sendMessage(
            send ->
                send.queueUrl(to)
                    .messageBody(message.body())
                    .messageAttributes(message.messageAttributes()));
        sqs.deleteMessage(delete -> delete.queueUrl(from).receiptHandle(message.receiptHandle()));
        moved++;
      }
    }
    return moved;
  }

  private List<Message> receive(String from, int want) {
    return sqs.receiveMessage(
            receive ->
                receive
                    .queueUrl(from)
                    .maxNumberOfMessages(want)
                    .messageAttributeNames("All")
                    .waitTimeSeconds(1))
        .messages();
  }

  /** The name of the queue that a queue's dead letters go to, or the empty string. */
  private String deadLettersOf(String url) {
    return attribute(url, QueueAttributeName.REDRIVE_POLICY)
        .map(policy -> Json.parse(policy.getBytes(StandardCharsets.UTF_8)))
        .map(policy -> policy.path("deadLetterTargetArn").asText())
        .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
        .orElse("");
  }

  private Optional<String> attribute(String url, QueueAttributeName name) {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(name)).attributes();
    return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isEmpty());
  }

  private static String nameOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static boolean contains(String name, String word) {
    return name.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    sqs.close();
  }
}
