// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.aws.json.Json;
import dev.tocsin.recovery.Recovery.Status;
import dev.tocsin.testkit.LambdaContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class RecoverHandlerTest {

  private final Bench bench = new Bench();
  private final RecoverHandler handler = new RecoverHandler(bench.flow());

  @Test
  void aRequestBeginsARecoveryAndAWakeUpGoesOnWithIt() {
    assertThat(failed(Json.write(bench.fires(0)))).isEmpty();
    assertThat(bench.only().status()).isEqualTo(Status.VERIFYING);

    bench.resolves();
    assertThat(failed(Json.write(bench.timers.sent().getFirst().wakeup()))).isEmpty();
    assertThat(bench.only().status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void aMessageThatFailsComesAgainAndTheOthersDoNot() {
    assertThat(failed("not JSON", Json.write(bench.fires(0)), "{\"runbook\": \"r\"}"))
        .containsExactly("message-0", "message-2");
    assertThat(bench.only().status()).isEqualTo(Status.VERIFYING);
  }

  private List<String> failed(String... bodies) {
    var messages = new ArrayList<SQSEvent.SQSMessage>();
    for (var body : bodies) {
      var message = new SQSEvent.SQSMessage();
      message.setMessageId("message-" + messages.size());
      message.setBody(body);
      messages.add(message);
    }
    var event = new SQSEvent();
    event.setRecords(messages);
    return handler
        .handleRequest(event, new LambdaContext("recover"))
        .getBatchItemFailures()
        .stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }
}
