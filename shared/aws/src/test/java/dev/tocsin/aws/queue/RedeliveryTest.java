// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class RedeliveryTest {

  private final List<ChangeMessageVisibilityRequest> changes = new ArrayList<>();
  private boolean away;

  private final SqsClient sqs =
      new SqsClient() {
        @Override
        public ChangeMessageVisibilityResponse changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
          if (away) {
            throw SqsException.builder().message("the receipt handle has expired").build();
          }
          changes.add(request);
          return ChangeMessageVisibilityResponse.builder().build();
        }

        @Override
        public String serviceName() {
          return SERVICE_NAME;
        }

        @Override
        public void close() {}
      };

  private final Redelivery redelivery = new Redelivery(sqs, "https://sqs.example/pages");

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 15", "3, 45", "4, 60", "19, 60"})
  void laterAttemptsComeFurtherApart(String received, int seconds) {
    redelivery.hasten(message(received));

    assertThat(changes)
        .containsExactly(
            ChangeMessageVisibilityRequest.builder()
                .queueUrl("https://sqs.example/pages")
                .receiptHandle("handle")
                .visibilityTimeout(seconds)
                .build());
  }

  @Test
  void messageWithoutACountIsTakenForTheFirst() {
    redelivery.hasten(message(null));

    assertThat(changes)
        .singleElement()
        .satisfies(change -> assertThat(change.visibilityTimeout()).isEqualTo(5));
  }

  @Test
  void queueThatRefusesLeavesTheTimeOutAsItIs() {
    away = true;

    assertThatCode(() -> redelivery.hasten(message("1"))).doesNotThrowAnyException();
    assertThat(changes).isEmpty();
  }

  private static SQSEvent.SQSMessage message(@Nullable String received) {
    var message = new SQSEvent.SQSMessage();
    message.setMessageId("m");
    message.setReceiptHandle("handle");
    message.setAttributes(received == null ? null : Map.of("ApproximateReceiveCount", received));
    return message;
  }
}
