// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.breaker.Breaker;
import dev.tocsin.breaker.Closed;
import dev.tocsin.breaker.ForcedOpen;
import dev.tocsin.breaker.HalfOpen;
import dev.tocsin.breaker.MetricsOnly;
import dev.tocsin.breaker.Open;
import dev.tocsin.breaker.Outcome;
import dev.tocsin.recovery.GuardState;
import dev.tocsin.recovery.Permit;
import dev.tocsin.recovery.Recovery;
import dev.tocsin.recovery.RecoveryRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryJsonTest {

  private static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");

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
  void guardStatesComeBackWithTheBreakersState(Breaker breaker) {
    var state =
        new GuardState(
            breaker,
            List.of(new Permit("a/1", T0, Outcome.FAILURE), new Permit("a/2", T0, null)),
            Map.of("LowSuccessRate", T0));
    assertThat(Json.read(Json.write(state), GuardState.class)).isEqualTo(state);
  }

  @Test
  void aBreakersStateIsStoredUnderItsName() {
    assertThat(Json.write(new GuardState(new Closed(3), List.of(), Map.of())))
        .contains("\"breaker\":{\"is\":\"closed\",\"failures\":3}");
  }

  @Test
  void recoveriesComeBack() {
    var alert =
        new Alert(
            Labels.of("alertname", "LowSuccessRate", "service", "cache_manager"),
            Map.of(),
            T0,
            null,
            T0,
            "evaluate",
            "");
    var recovery =
        Recovery.requested(RecoveryRequest.of("restart-cache", alert, T0))
            .running(T0)
            .verifying("200", T0);
    assertThat(Json.read(Json.write(recovery), Recovery.class)).isEqualTo(recovery);
  }
}
