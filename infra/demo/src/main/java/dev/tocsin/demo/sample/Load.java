// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A steady load of reads, with keys of which some are asked for far more often than others. */
final class Load implements AutoCloseable {

  private static final int KEYS = 60;
  private static final Duration BETWEEN_READS = Duration.ofMillis(10);

  private final ScheduledExecutorService pace =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final Random random = new Random(1);

  void start(CachedReads reads) {
    var unused =
        pace.scheduleAtFixedRate(
            () -> {
              var key = key();
              readers.execute(() -> reads.read(key));
            },
            0,
            BETWEEN_READS.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  private String key() {
    // The square of an even draw: a few keys get most of the reads, as caches like it.
    double draw = random.nextDouble();
    return "key-" + (int) (draw * draw * KEYS);
  }

  @Override
  public void close() {
    pace.shutdownNow();
    readers.shutdownNow();
  }
}
