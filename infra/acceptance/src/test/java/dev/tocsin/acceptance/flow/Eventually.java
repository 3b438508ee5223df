// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waiting for what another thread, or another machine, does in its own time. */
final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private Eventually() {}

  /** Looks again and again until it is there; an error that says what was missing if it isn't. */
  static <T> T get(String what, Supplier<Optional<T>> look) {
    return within(PATIENCE, what, look);
  }

  static <T> T within(Duration patience, String what, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      var found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("after " + patience.toSeconds() + " s there is still no " + what);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }
}
