// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Posts messages to HTTP subscriptions, which count as confirmed here. Four attempts: SNS's own
 * immediate phase of three retries, with pauses.
 */
final class HttpEndpoints implements AutoCloseable {

  private static final List<Duration> PAUSES =
      List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sns-http-", 0).factory());
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * @param undelivered runs once all attempts have failed
   */
  void post(Message message, Subscription to, String content, Runnable undelivered) {
    var request =
        HttpRequest.newBuilder(URI.create(to.endpoint()))
            .timeout(TIMEOUT)
            .header("Content-Type", "text/plain; charset=UTF-8")
            .header("x-amz-sns-message-type", "Notification")
            .header("x-amz-sns-message-id", message.id())
            .header("x-amz-sns-topic-arn", to.topicArn())
            .header("x-amz-sns-subscription-arn", to.arn())
            .header("x-amz-sns-rawdelivery", Boolean.toString(to.raw()))
            .POST(HttpRequest.BodyPublishers.ofString(content))
            .build();
    threads.execute(() -> attempt(request, undelivered));
  }

  private void attempt(HttpRequest request, Runnable undelivered) {
    try {
      for (var pause : PAUSES) {
        Thread.sleep(pause);
        if (accepted(request)) {
          return;
        }
      }
      undelivered.run();
    } catch (InterruptedException e) {
      undelivered.run(); // Before the flag is set again, which would close its connection.
      Thread.currentThread().interrupt();
    }
  }

  private boolean accepted(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    }
  }

  /** What is still on its way goes to the dead-letter queues. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
    client.close();
  }
}
