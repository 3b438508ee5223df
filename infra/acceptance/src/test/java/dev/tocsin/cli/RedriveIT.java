// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.acceptance.backend.Backend;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class RedriveIT {

  private static final Backend BACKEND = Backend.get();
  private static final MessageAttributeValue RED =
      MessageAttributeValue.builder().dataType("String").stringValue("red").build();

  private final SqsClient sqs = BACKEND.sqs();

  /** Not closed: the backend owns the client. */
  @SuppressWarnings("resource")
  private final Redrive redrive = new Redrive(sqs);

  @Test
  void deadLettersGoBackWithTheirAttributes() {
    var deadLetters = BACKEND.queue("EvaluationsDeadLetterQueue");
    var queue = BACKEND.queue("EvaluationsQueue");
    IntStream.range(0, 13)
        .forEach(
            i ->
                sqs.sendMessage(
                    send ->
                        send.queueUrl(deadLetters)
                            .messageBody("letter " + i)
                            .messageAttributes(Map.of("colour", RED))));

    var moved = redrive.all("EvaluationsQueue");

    assertThat(moved).singleElement().satisfies(one -> assertThat(one.messages()).isEqualTo(13));
    assertThat(receiveAll(deadLetters)).isEmpty();
    assertThat(receiveAll(queue))
        .hasSize(13)
        .allSatisfy(
            message -> assertThat(message.messageAttributes()).containsEntry("colour", RED));
  }

  @Test
  void nothingIsDoneForAWordThatNoQueueHas() {
    assertThat(redrive.all("no-such-queue")).isEmpty();
  }

  private List<Message> receiveAll(String queue) {
    var all = new java.util.ArrayList<Message>();
    while (true) {
      var some =
          sqs.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(queue)
                          .maxNumberOfMessages(10)
                          .messageAttributeNames("All")
                          .waitTimeSeconds(1))
              .messages();
      if (some.isEmpty()) {
        return all;
      }
      some.forEach(
          message ->
              sqs.deleteMessage(
                  delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle())));
      all.addAll(some);
    }
  }
}
