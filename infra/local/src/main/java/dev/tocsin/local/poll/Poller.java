// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import dev.tocsin.local.lambda.LocalFunction;
import dev.tocsin.local.lambda.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Works one mapping: one thread receives by long polling, and each batch is handled on a thread of
 * its own. A message is deleted only after the function has handled it, so a crash at any point
 * means that it is handled again.
 */
final class Poller {

  /**
   * Lambda waits 20 seconds. So do the engine's shutdown and ours, for a poll under way: a message
   * that it brings must still be handled.
   */
  private static final int LONGEST_WAIT_SECONDS = 2;

  private static final int MOST_PER_CALL = 10;

  /** Lambda stops filling a batch before the event outgrows its limit of 6 MB. */
  private static final int LARGEST_BATCH = 5 << 20;

  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

  private final Mapping mapping;
  private final LocalFunction function;
  private final SqsClient queues;
  private final Consumer<String> console;
  private final int concurrency;
  private final Semaphore free;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread receiver;

  Poller(Mapping mapping, LocalFunction function, SqsClient queues, Consumer<String> console) {
    this.mapping = mapping;
    this.function = function;
    this.queues = queues;
    this.console = console;
    concurrency =
        Math.min(
            mapping.atOnce(Runtime.getRuntime().availableProcessors()),
            function.settings().concurrency());
    free = new Semaphore(concurrency);
    receiver = Thread.ofVirtual().name("poll " + mapping.name()).unstarted(this::poll);
  }

  void start() {
    receiver.start();
  }

  private void poll() {
    try {
      while (!isStopped()) {
        free.acquire();
        boolean handedOn = false;
        try {
          var batch = receive();
          if (!batch.isEmpty()) {
            Thread.ofVirtual().name("batch " + mapping.name()).start(() -> handle(batch));
            handedOn = true;
          }
        } catch (SdkException e) {
          report("can't receive", e);
          pause(PAUSE_AFTER_ERROR);
        } finally {
          if (!handedOn) {
            free.release();
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Message> receive() throws InterruptedException {
    var batch = new ArrayList<>(receive(mapping.batchSize(), LONGEST_WAIT_SECONDS));
    if (batch.isEmpty()) {
      return batch;
    }
    long end = System.nanoTime() + mapping.window().toNanos();
    long size = sizeOf(batch);
    while (batch.size() < mapping.batchSize() && size < LARGEST_BATCH && !isStopped()) {
      var left = Duration.ofNanos(end - System.nanoTime());
      if (!left.isPositive()) {
        break;
      }
      var more = receive(mapping.batchSize() - batch.size(), (int) left.toSeconds());
      if (more.isEmpty() && left.toSeconds() == 0) {
        pause(left.compareTo(SHORTEST_PAUSE) < 0 ? left : SHORTEST_PAUSE);
      }
      batch.addAll(more);
      size += sizeOf(more);
    }
    return batch;
  }

  private static long sizeOf(List<Message> messages) {
    return messages.stream().mapToLong(message -> message.body().length()).sum();
  }

  private List<Message> receive(int most, int waitSeconds) {
    return queues
        .receiveMessage(
            request ->
                request
                    .queueUrl(mapping.queueUrl())
                    .maxNumberOfMessages(Math.min(most, MOST_PER_CALL))
                    .waitTimeSeconds(Math.min(waitSeconds, LONGEST_WAIT_SECONDS))
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  private void handle(List<Message> batch) {
    try {
      Response response = function.invoke(SqsEventJson.of(mapping.queueArn(), batch));
      delete(BatchResult.handled(batch, response, mapping.partial()));
    } catch (SdkException e) {
      report("can't delete what was handled; it will come again", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  private void delete(List<Message> messages) {
    for (int i = 0; i < messages.size(); i += MOST_PER_CALL) {
      var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
      for (var message : messages.subList(i, Math.min(i + MOST_PER_CALL, messages.size()))) {
        entries.add(
            DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(message.receiptHandle())
                .build());
      }
      queues.deleteMessageBatch(request -> request.queueUrl(mapping.queueUrl()).entries(entries));
    }
  }

  private void report(String what, SdkException e) {
    if (!isStopped()) {
      console.accept(mapping.name() + ": " + what + ": " + e.getMessage());
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void pause(Duration duration) throws InterruptedException {
    stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Receives no more; what is in flight goes on. */
  void stop() {
    stopped.countDown();
  }

  /** Waits until nothing is in flight; false if that took longer than the bound. */
  boolean drain(Duration bound) throws InterruptedException {
    return free.tryAcquire(concurrency, bound.toNanos(), TimeUnit.NANOSECONDS);
  }
}
