// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.aws.queue.Queue;
import dev.tocsin.aws.store.DynamoLedger;
import dev.tocsin.demo.suite.Engines;
import dev.tocsin.ledger.Noted;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * What ingest asks of the engines for one webhook, and nothing else: one message onto a queue, one
 * conditional write into the ledger, of the same sizes by the same clients. The queue is one that
 * nobody consumes, so that no function runs meanwhile.
 */
final class BareCalls<T> implements Generator.Barrel {

  private static final String SOURCE = "bare";
  private static final Duration WINDOW = Duration.ofDays(3);

  private final Queue<T> queue;
  private final DynamoLedger ledger;
  private final String run;
  private final LongFunction<T> message;

  /**
   * @param queue the URL of a queue that nobody consumes
   * @param run tells this volley's events from others'
   */
  BareCalls(Engines engines, String queue, String ledger, String run, LongFunction<T> message) {
    this.queue = new Queue<>(engines.sqs(), queue);
    this.ledger = new DynamoLedger(engines.dynamo(), ledger);
    this.run = run;
    this.message = message;
  }

  @Override
  public boolean fire(long number) {
    queue.send(message.apply(number));
    var id = SOURCE + ":" + run + "-" + number;
    return ledger.accept(id, SOURCE, Instant.now(), WINDOW) instanceof Noted.First;
  }
}
