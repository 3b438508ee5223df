// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchTest {

  @Test
  void aMessageThatFailsComesAgainAndTheOthersAreDone() {
    var done = new ArrayList<String>();

    var answer =
        Batch.each(
            event("a", "b", "c"),
            message -> {
              if (message.getBody().equals("b")) {
                throw new IllegalStateException("not now");
              }
              done.add(message.getBody());
            });

    assertThat(done).containsExactly("a", "c");
    assertThat(answer.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("id-b");
  }

  @Test
  void aBatchWithoutFailureReportsNone() {
    assertThat(Batch.each(event("a"), message -> {}).getBatchItemFailures()).isEmpty();
  }

  private static SQSEvent event(String... bodies) {
    var event = new SQSEvent();
    event.setRecords(
        Stream.of(bodies)
            .map(
                body -> {
                  var message = new SQSEvent.SQSMessage();
                  message.setMessageId("id-" + body);
                  message.setBody(body);
                  return message;
                })
            .toList());
    return event;
  }
}
