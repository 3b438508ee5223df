// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private static final Backoff BACKOFF =
      new Backoff(6, Duration.ofMillis(100), Duration.ofSeconds(1));

  /** A source that always draws the largest value. */
  private static final RandomGenerator HIGHEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new AssertionError("a bound is wanted");
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "3, 400", "4, 800", "5, 1000"})
  void boundDoublesUpToTheCap(int failed, long millis) {
    assertThat(BACKOFF.pause(failed, Optional.empty(), HIGHEST))
        .contains(Duration.ofMillis(millis));
  }

  @Test
  void lastAttemptHasNoPause() {
    assertThat(BACKOFF.pause(6, Optional.empty(), HIGHEST)).isEmpty();
    assertThat(new Backoff(1, Duration.ZERO, Duration.ZERO).pause(1, Optional.empty(), HIGHEST))
        .isEmpty();
  }

  @Test
  void jitterIsFull() {
    var random = new Random(7);
    var pauses =
        random.ints(1_000).mapToObj(i -> BACKOFF.pause(3, Optional.empty(), random).orElseThrow());

    var millis = pauses.mapToLong(Duration::toMillis).summaryStatistics();

    assertThat(millis.getMin()).isBetween(0L, 20L);
    assertThat(millis.getMax()).isBetween(380L, 400L);
    assertThat(millis.getAverage()).isBetween(180.0, 220.0);
  }

  @Test
  void wishToBeLeftAloneIsHonouredBeforeTheJitter() {
    assertThat(BACKOFF.pause(1, Optional.of(Duration.ofSeconds(1)), HIGHEST))
        .contains(Duration.ofMillis(1_100));
  }

  @Test
  void wishLongerThanTheCapEndsTheAttempts() {
    assertThat(BACKOFF.pause(1, Optional.of(Duration.ofMillis(1_001)), HIGHEST)).isEmpty();
  }

  @Test
  void manyFailuresDoNotOverflow() {
    var endless = new Backoff(Integer.MAX_VALUE, Duration.ofMillis(1), Duration.ofHours(1));

    assertThat(endless.pause(1_000_000, Optional.empty(), HIGHEST)).contains(Duration.ofHours(1));
  }

  @Test
  void capBelowTheBaseIsRefused() {
    assertThatThrownBy(() -> new Backoff(3, Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
