// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.JsonException;
import dev.tocsin.testkit.LambdaContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduledConsumerTest {

  private final List<String> seen = new ArrayList<>();
  private final ScheduledConsumer consumer =
      new ScheduledConsumer() {
        @Override
        protected void tick(JsonNode input) {
          seen.add("tick " + input.path("at").asText());
        }

        @Override
        protected SQSBatchResponse messages(SQSEvent batch) {
          return Batch.each(
              batch,
              message -> {
                seen.add(
                    message.getBody()
                        + " from "
                        + message.getEventSourceArn()
                        + " sent "
                        + message.getAttributes().get("SentTimestamp"));
                if (message.getBody().equals("bad")) {
                  throw new IllegalStateException("bad");
                }
              });
        }
      };

  @Test
  void batchOfTheQueueIsConsumedAndItsFailuresAreAnswered() throws IOException {
    var answer =
        invoke(
            """
            {"Records": [
              {"messageId": "1", "body": "good", "eventSourceARN": "arn:q",
               "attributes": {"SentTimestamp": "17"}, "messageAttributes": {}, "awsRegion": "eu"},
              {"messageId": "2", "body": "bad", "eventSourceARN": "arn:q",
               "attributes": {"SentTimestamp": "18"}}]}
            """);

    assertThat(seen).containsExactly("good from arn:q sent 17", "bad from arn:q sent 18");
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
  }

  @Test
  void anythingElseIsATick() throws IOException {
    assertThat(invoke("{\"at\": \"2026-01-05T10:00:00Z\"}")).isEqualTo("null");
    assertThat(seen).containsExactly("tick 2026-01-05T10:00:00Z");
  }

  @Test
  void inputThatIsNotJsonIsAnError() {
    assertThatThrownBy(() -> invoke("{")).isInstanceOf(JsonException.class);
    assertThat(seen).isEmpty();
  }

  private String invoke(String input) throws IOException {
    var out = new ByteArrayOutputStream();
    consumer.handleRequest(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        out,
        new LambdaContext("consumer"));
    return out.toString(StandardCharsets.UTF_8);
  }
}
