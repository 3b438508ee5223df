// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.ground;

import dev.tocsin.demo.suite.Engines;
import dev.tocsin.demo.suite.Pause;
import dev.tocsin.demo.suite.SuiteException;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What waits on a queue, is put off or is being worked on. */
public final class Backlog {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Engines engines;
  private final String url;

  public Backlog(Engines engines, String queue) {
    this.engines = engines;
    this.url = engines.queue(queue);
  }

  public int size() {
    var found =
        engines
            .sqs()
            .getQueueAttributes(
                get ->
                    get.queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return found.values().stream().mapToInt(Integer::parseInt).sum();
  }

  /** Waits until nothing is left, and says how long that took. */
  public Duration drained(Duration limit) {
    long start = System.nanoTime();
    for (int left = size(); left > 0; left = size()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new SuiteException(
            "%d messages are left on %s after %d s".formatted(left, url, limit.toSeconds()));
      }
      Pause.of(LOOK);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
