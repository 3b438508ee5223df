// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  private static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // start, end (seconds after the alert that asked began; -: none), condition at second 100
    "0,  -,   FIRING",
    "-5, -,   FIRING",
    "0,  160, FIRING",
    "0,  100, OVER",
    "0,  50,  OVER",
    "60, -,   BACK",
    "60, 90,  OVER",
  })
  void ofTheAlertThatAsked(long start, String end, Condition condition) {
    var known = alert(start, end.equals("-") ? null : Long.valueOf(end));
    assertThat(Condition.of(alert(0, null), Optional.of(known), T0.plusSeconds(100)))
        .isEqualTo(condition);
  }

  @Test
  void anAlertThatNobodyKnowsIsOver() {
    assertThat(Condition.of(alert(0, null), Optional.empty(), T0)).isEqualTo(Condition.OVER);
  }

  @ParameterizedTest
  @CsvSource({"0, 15", "100, 115", "110, 120", "119, 120"})
  void verificationLooksAtIntervalsAndOnceAtTheDeadline(long now, long next) {
    var verification = new Verification(Duration.ofSeconds(120), Duration.ofSeconds(15));
    assertThat(verification.nextLook(T0, T0.plusSeconds(now))).contains(T0.plusSeconds(next));
    assertThat(verification.nextLook(T0, T0.plusSeconds(120))).isEmpty();
  }

  private static Alert alert(long start, @Nullable Long end) {
    return new Alert(
        Labels.of("alertname", "LowSuccessRate"),
        Map.of(),
        T0.plusSeconds(start),
        end == null ? null : T0.plusSeconds(end),
        T0,
        "evaluate",
        "");
  }
}
