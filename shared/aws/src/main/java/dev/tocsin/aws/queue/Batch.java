// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes a batch of SQS messages, one by one or together. A message that fails is reported as
 * failed and comes again; the others are done. Powertools' parallel batch loses failures under
 * load, hence these few lines.
 */
public final class Batch {

  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private Batch() {}

  /** A message that fails comes again when the queue's visibility time-out ends. */
  public static SQSBatchResponse each(SQSEvent event, Consumer<SQSEvent.SQSMessage> consumer) {
    return each(event, consumer, failed -> {});
  }

  /**
   * @param onFailure what is done with each message that fails, besides reporting it
   */
  public static SQSBatchResponse each(
      SQSEvent event,
      Consumer<SQSEvent.SQSMessage> consumer,
      Consumer<SQSEvent.SQSMessage> onFailure) {
    return together(
        event,
        (messages, failed) -> {
          for (var message : messages) {
            try {
              consumer.accept(message);
            } catch (RuntimeException e) {
              failed.accept(message, e);
              onFailure.accept(message);
            }
          }
        });
  }

  /**
   * Consumes all messages together.
   *
   * @param consumer is given a way to say which message failed and by what; the others are done
   */
  public static SQSBatchResponse together(
      SQSEvent event,
      BiConsumer<List<SQSEvent.SQSMessage>, BiConsumer<SQSEvent.SQSMessage, RuntimeException>>
          consumer) {
    var failures = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    consumer.accept(
        event.getRecords(),
        (message, failure) -> {
          LOG.warn("message {} failed and will come again", message.getMessageId(), failure);
          failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
        });
    return new SQSBatchResponse(failures);
  }
}
