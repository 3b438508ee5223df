// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.local.lambda.Functions;
import dev.tocsin.local.sample.SampleStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class AsyncInvocationsTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));

  @TempDir Path folder;
  private Functions functions;
  private final List<Integer> pauses = new ArrayList<>();
  private final List<SendMessageRequest> sent = new CopyOnWriteArrayList<>();

  @BeforeEach
  void load() {
    functions =
        new SampleStack(
                folder,
                """
                  TickFunction:
                    Type: AWS::Serverless::Function
                    Properties: {Handler: "dev.tocsin.local.sample.Styles$Obedient"}
                """)
            .functions();
  }

  @AfterEach
  void close() {
    functions.close();
  }

  private void run(String event, AsyncPolicy policy) throws InterruptedException {
    new AsyncInvocations(
            functions.get("TickFunction"),
            policy,
            new Queues(),
            CLOCK,
            _ -> {},
            attempts -> {
              pauses.add(attempts);
              return policy.oldest().isZero() ? Duration.ofSeconds(1) : Duration.ZERO;
            })
        .start(event.getBytes(StandardCharsets.UTF_8))
        .join();
  }

  private final class Queues implements SqsClient {
    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      sent.add(request);
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }

  private static AsyncPolicy policy(int retries, Duration oldest) {
    return new AsyncPolicy(retries, oldest, Optional.of("http://queue/failures"));
  }

  @Test
  void aFailureIsTriedAgainAndThenRecorded() throws Exception {
    run("\"throw\"", policy(2, Duration.ofHours(6)));

    assertThat(pauses).contains(1, 2).doesNotContain(3);
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().queueUrl()).isEqualTo("http://queue/failures");
    assertThat(sent.getFirst().messageBody())
        .contains("\"approximateInvokeCount\":3", "RetriesExhausted", "as ordered");
  }

  @Test
  void anEventThatIsTooOldIsNotTriedAgain() throws Exception {
    run("\"throw\"", policy(2, Duration.ZERO));

    assertThat(sent.getFirst().messageBody())
        .contains("\"approximateInvokeCount\":1", "EventAgeExceeded");
  }

  @Test
  void aSuccessIsRecordedNowhere() throws Exception {
    run("\"work\"", policy(2, Duration.ofHours(6)));

    assertThat(pauses).isEmpty();
    assertThat(sent).isEmpty();
  }

  @Test
  void withoutADestinationAFailureIsOnlyLogged() throws Exception {
    run("\"throw\"", new AsyncPolicy(0, Duration.ofHours(6), Optional.empty()));

    assertThat(sent).isEmpty();
  }
}
