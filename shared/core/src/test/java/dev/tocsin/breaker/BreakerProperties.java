// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds whatever happens: random questions, outcomes and pauses, from seeds that are named.
 */
class BreakerProperties {

  private static final BreakerSettings SETTINGS = BreakerSettings.DEFAULT;
  private static final int STEPS = 4000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void onlyAnOpenBreakerBecomesHalfOpenAndOnlyAHalfOpenOneCloses(long seed) {
    walk(
        seed,
        (before, after) -> {
          if (after instanceof HalfOpen && !(before instanceof HalfOpen)) {
            assertThat(before).isInstanceOf(Open.class);
          }
          if (after instanceof Closed && !(before instanceof Closed)) {
            assertThat(before).isInstanceOf(HalfOpen.class);
            assertThat(((HalfOpen) before).successes()).isEqualTo(SETTINGS.closeAfter() - 1);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {13, 21, 34, 55, 89})
  void countsStayWithinTheirBounds(long seed) {
    walk(
        seed,
        (before, after) -> {
          switch (after) {
            case Closed closed ->
                assertThat(closed.failures()).isBetween(0, SETTINGS.failureThreshold() - 1);
            case HalfOpen half -> {
              assertThat(half.probing()).isBetween(0, SETTINGS.probes());
              assertThat(half.successes()).isBetween(0, SETTINGS.closeAfter() - 1);
            }
            case Open open -> assertThat(open.openings()).isPositive();
            case ForcedOpen forced -> throw new AssertionError("nobody forced it");
            case MetricsOnly dryRun -> throw new AssertionError("nobody asked for a dry run");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {144, 233, 377})
  void aRefusalChangesNothing(long seed) {
    walk(
        seed,
        (before, after) -> {
          var verdict = after.ask(SETTINGS, Instant.EPOCH);
          if (!verdict.permitted()) {
            assertThat(verdict.breaker()).isEqualTo(after);
            assertThat(verdict.again()).isPresent();
          }
        });
  }

  private static void walk(long seed, BiConsumer<Breaker, Breaker> check) {
    var random = new Random(seed);
    var now = Instant.parse("2026-01-05T10:00:00Z");
    var breaker = Breaker.fresh();
    for (int step = 0; step < STEPS; step++) {
      now = now.plusSeconds(random.nextInt(step % 7 == 0 ? 400 : 20));
      var before = breaker;
      breaker =
          random.nextBoolean()
              ? breaker.ask(SETTINGS, now).breaker()
              : breaker.after(outcome(random), SETTINGS, now);
      check.accept(before, breaker);
    }
  }

  private static Outcome outcome(Random random) {
    return Outcome.values()[random.nextInt(Outcome.values().length)];
  }
}
