// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.breaker.Breaker;
import dev.tocsin.breaker.Closed;
import dev.tocsin.breaker.ForcedOpen;
import dev.tocsin.breaker.HalfOpen;
import dev.tocsin.breaker.MetricsOnly;
import dev.tocsin.breaker.Open;
import dev.tocsin.breaker.Outcome;
import dev.tocsin.recovery.GuardState;
import dev.tocsin.recovery.GuardStates;
import dev.tocsin.recovery.Permit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of guard states does. */
public abstract class GuardStatesContract {

  private static final Instant T0 = ManualClock.START;
  private static final int AT_ONCE = 4;

  /** An empty store. */
  protected abstract GuardStates states();

  static Stream<Breaker> breakers() {
    return Stream.of(
        new Closed(3),
        new Open(2, T0),
        new HalfOpen(2, 1, 1, T0),
        new ForcedOpen(),
        new MetricsOnly(new Open(1, T0)));
  }

  @ParameterizedTest
  @MethodSource("breakers")
  void remembersEveryBreakerAndPermit(Breaker breaker) {
    var states = states();
    var state =
        new GuardState(
            breaker,
            List.of(new Permit("a/1", T0, Outcome.FAILURE), new Permit("a/2", T0, null)),
            Map.of("LowSuccessRate", T0));

    assertThat(states.update("restart-cache", "cache_manager", before -> state)).isEqualTo(state);
    assertThat(states.update("restart-cache", "cache_manager", same -> same)).isEqualTo(state);
  }

  @Test
  void startsFresh() {
    assertThat(states().update("restart-cache", "cache_manager", same -> same))
        .isEqualTo(GuardState.fresh());
  }

  @Test
  void keepsRunbooksAndServicesApart() {
    var states = states();
    states.update("restart-cache", "a", state -> state.paged("LowSuccessRate", T0));

    assertThat(states.update("restart-cache", "b", same -> same)).isEqualTo(GuardState.fresh());
    assertThat(states.update("clear-cache", "a", same -> same)).isEqualTo(GuardState.fresh());
  }

  @Test
  void losesNoChangeOfSeveralAtOnce() throws Exception {
    var states = states();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var changes =
          IntStream.range(0, AT_ONCE)
              .<Callable<GuardState>>mapToObj(
                  number ->
                      () ->
                          states.update(
                              "restart-cache", "a", state -> state.paged("Alert" + number, T0)))
              .toList();
      for (var done : threads.invokeAll(changes)) {
        done.get();
      }
    }
    assertThat(states.update("restart-cache", "a", same -> same).paged()).hasSize(AT_ONCE);
  }
}
