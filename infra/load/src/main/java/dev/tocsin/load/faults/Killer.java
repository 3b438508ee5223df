// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

import dev.tocsin.demo.suite.Pause;
import dev.tocsin.demo.suite.Suite;
import dev.tocsin.load.ground.Ground;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Kills the suite at random moments of a run, and starts it again on what it has left behind. */
final class Killer implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int LONGEST_DELAY_MILLIS = 500;

  private final Ground ground;
  private final int port;
  private final Random random;
  private final List<Integer> moments;
  private Suite suite;

  /**
   * @param deliveries in all; a moment is after so many of them
   */
  Killer(Ground ground, int port, int kills, int deliveries, long seed) {
    this.ground = ground;
    this.port = port;
    this.random = new Random(seed);
    this.moments =
        IntStream.range(0, kills).map(i -> random.nextInt(deliveries)).sorted().boxed().toList();
    this.suite = ground.startOnState(port);
  }

  Suite suite() {
    return suite;
  }

  /**
   * Does all of it, in the middle of whatever the suite does.
   *
   * @param done how many deliveries have been answered
   */
  void kill(IntSupplier done) {
    for (int moment : moments) {
      while (done.getAsInt() < moment) {
        Pause.of(LOOK);
      }
      Pause.of(Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS)));
      int at = done.getAsInt();
      suite.kill();
      System.out.printf("  killed after %d deliveries%n", at);
      suite = ground.startOnState(port);
    }
  }

  @Override
  public void close() {
    suite.close();
  }
}
