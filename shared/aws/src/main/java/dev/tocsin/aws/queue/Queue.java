// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import dev.tocsin.aws.json.Json;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An SQS queue that messages of one type are sent to, as JSON. */
public final class Queue<T> {

  /** What SQS allows: a message can't be delayed longer. */
  public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private final SqsClient sqs;
  private final String url;

  public Queue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  public void send(T message) {
    send(message, Duration.ZERO);
  }

  /**
   * Sends a message that becomes visible after a delay of at most 15 minutes, rounded up to a
   * second.
   */
  public void send(T message, Duration delay) {
    if (delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException(
          "a message can't be delayed by " + delay + ", at most by " + LONGEST_DELAY);
    }
    int seconds = delay.isNegative() ? 0 : Math.toIntExact(delay.plusMillis(999).toSeconds());
    sqs.sendMessage(
        request ->
            request
                .queueUrl(url)
                .messageBody(Json.write(message))
                .delaySeconds(seconds > 0 ? seconds : null));
  }
}
