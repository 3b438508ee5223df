// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Brings a failed message back sooner than its queue's visibility time-out would, which has to
 * outlast several of the function's own: after 5 s, 15 s, 45 s, and from then on each minute.
 */
public final class Redelivery {

  private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(45));

  private static final Duration LATER = Duration.ofMinutes(1);

  private final SqsClient sqs;
  private final String queueUrl;

  public Redelivery(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /**
   * Hides the message for as long as its receives so far say; a call that fails changes nothing.
   */
  public void hasten(SQSEvent.SQSMessage message) {
    var pause = pause(received(message));
    try {
      sqs.changeMessageVisibility(
          change ->
              change
                  .queueUrl(queueUrl)
                  .receiptHandle(message.getReceiptHandle())
                  .visibilityTimeout(Math.toIntExact(pause.toSeconds())));
    } catch (SdkException e) {
      LOG.warn("message {} comes again only after its time-out", message.getMessageId(), e);
    }
  }

  private static Duration pause(int received) {
    return received <= PAUSES.size() ? PAUSES.get(received - 1) : LATER;
  }

  /** Lambda gives the count with every message; an event made by hand may lack it. */
  private static int received(SQSEvent.SQSMessage message) {
    var attributes = message.getAttributes();
    var count = attributes == null ? null : attributes.get("ApproximateReceiveCount");
    return count == null ? 1 : Math.max(1, Integer.parseInt(count));
  }
}
