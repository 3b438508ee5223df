// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Fires volleys over a fixed number of connections, each a thread. */
final class Generator {

  /** One connection's way to send the request of this number; says whether it was accepted. */
  @FunctionalInterface
  interface Barrel extends AutoCloseable {
    boolean fire(long number) throws IOException;

    @Override
    default void close() {
      // most have nothing to close
    }
  }

  /** Makes a barrel for each connection. */
  @FunctionalInterface
  interface Barrels {
    Barrel barrel();
  }

  private final int connections;

  Generator(int connections) {
    this.connections = connections;
  }

  /** As fast as answers come: what can be had at most. */
  Volley closed(Barrels barrels, Duration length) {
    long start = System.nanoTime();
    long end = start + length.toNanos();
    var next = new AtomicLong();
    return fired(
        barrels,
        start,
        (barrel, tally) -> {
          long now = System.nanoTime();
          do {
            tally.fire(barrel, next.getAndIncrement(), now);
            now = System.nanoTime();
          } while (now < end);
        });
  }

  /**
   * At a rate, whether answers come or not. A request that had to wait for a free connection counts
   * from when it was due, so that a slow answer is not hidden by the requests that it held up.
   */
  Volley open(Barrels barrels, int perSecond, Duration length) {
    long start = System.nanoTime();
    long count = perSecond * length.toMillis() / 1000;
    long between = 1_000_000_000L / perSecond;
    var next = new AtomicLong();
    return fired(
        barrels,
        start,
        (barrel, tally) -> {
          for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long due = start + i * between;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
              LockSupport.parkNanos(left);
            }
            tally.fire(barrel, i, due);
          }
        });
  }

  /** What one connection does during a volley. */
  @FunctionalInterface
  private interface Turn {
    void take(Barrel barrel, Tally tally);
  }

  private Volley fired(Barrels barrels, long start, Turn turn) {
    var tasks = new ArrayList<Callable<Tally>>();
    for (int i = 0; i < connections; i++) {
      tasks.add(
          () -> {
            var tally = new Tally();
            try (var barrel = barrels.barrel()) {
              turn.take(barrel, tally);
            }
            return tally;
          });
    }
    try (var threads = Executors.newFixedThreadPool(connections)) {
      var sum = new Tally();
      for (var done : threads.invokeAll(tasks)) {
        sum.add(done.get());
      }
      return sum.volley(System.nanoTime() - start);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a connection of the load failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What one connection has seen. */
  private static final class Tally {

    private long accepted;
    private long refused;
    private long unanswered;
    private final Latencies latencies = new Latencies();

    void fire(Barrel barrel, long number, long since) {
      try {
        boolean taken = barrel.fire(number);
        latencies.add(System.nanoTime() - since);
        if (taken) {
          accepted++;
        } else {
          refused++;
        }
      } catch (IOException _) {
        unanswered++;
      }
    }

    void add(Tally other) {
      accepted += other.accepted;
      refused += other.refused;
      unanswered += other.unanswered;
      latencies.addAll(other.latencies);
    }

    Volley volley(long nanos) {
      return new Volley(accepted, refused, unanswered, nanos, latencies);
    }
  }
}
