// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.local.lambda.LocalFunction;
import dev.tocsin.local.lambda.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Lambda's asynchronous invocation of one function: tried again a minute and then two minutes after
 * a failure, as often as its policy allows; then the record of the failure goes to the destination.
 * Events on their way are in memory only: what is started this way is a schedule's tick, and after
 * a restart the next one comes.
 */
final class AsyncInvocations {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LATER_PAUSE = Duration.ofMinutes(2);

  private final LocalFunction function;
  private final AsyncPolicy policy;
  private final SqsClient queues;
  private final InstantSource clock;
  private final Consumer<String> console;
  private final IntFunction<Duration> pause;
  private final CountDownLatch stopped = new CountDownLatch(1);

  AsyncInvocations(
      LocalFunction function,
      AsyncPolicy policy,
      SqsClient queues,
      InstantSource clock,
      Consumer<String> console) {
    this(function, policy, queues, clock, console, AsyncInvocations::lambdasPause);
  }

  /**
   * @param pause how long to wait after so many failed attempts
   */
  AsyncInvocations(
      LocalFunction function,
      AsyncPolicy policy,
      SqsClient queues,
      InstantSource clock,
      Consumer<String> console,
      IntFunction<Duration> pause) {
    this.function = function;
    this.policy = policy;
    this.queues = queues;
    this.clock = clock;
    this.console = console;
    this.pause = pause;
  }

  /** Returns at once. */
  Thread start(byte[] event) {
    return Thread.ofVirtual().name("async " + function.settings().name()).start(() -> run(event));
  }

  private void run(byte[] event) {
    var accepted = clock.instant();
    try {
      int attempt = 1;
      var response = function.invoke(event);
      while (!response.succeeded() && mayRetry(attempt, accepted)) {
        if (stopped.await(pause.apply(attempt).toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        attempt++;
        response = function.invoke(event);
      }
      if (!response.succeeded()) {
        fail(event, response, attempt);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean mayRetry(int attempts, Instant accepted) {
    return attempts <= policy.retries()
        && !clock.instant().plus(pause.apply(attempts)).isAfter(accepted.plus(policy.oldest()));
  }

  private static Duration lambdasPause(int attempts) {
    return attempts == 1 ? FIRST_PAUSE : LATER_PAUSE;
  }

  private void fail(byte[] event, Response response, int attempts) {
    if (policy.onFailure().isEmpty()) {
      return;
    }
    try {
      var record = record(event, response, attempts);
      queues.sendMessage(m -> m.queueUrl(policy.onFailure().get()).messageBody(record));
    } catch (SdkException e) {
      console.accept(
          "%s: can't report a failed event to %s: %s"
              .formatted(function.settings().name(), policy.onFailure().get(), e.getMessage()));
    }
  }

  /** The record of a failure, as Lambda writes it for a destination. */
  private String record(byte[] event, Response response, int attempts) {
    var record =
        JSON.createObjectNode().put("version", "1.0").put("timestamp", clock.instant().toString());
    record
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("functionArn", function.settings().arn())
        .put("condition", attempts > policy.retries() ? "RetriesExhausted" : "EventAgeExceeded")
        .put("approximateInvokeCount", attempts);
    record.set("requestPayload", tree(event));
    record
        .putObject("responseContext")
        .put("statusCode", 200)
        .put("executedVersion", "$LATEST")
        .put("functionError", "Unhandled");
    record.set("responsePayload", tree(response.payload()));
    return record.toString();
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** Tries nothing again. */
  void stop() {
    stopped.countDown();
  }
}
