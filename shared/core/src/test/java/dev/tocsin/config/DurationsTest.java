// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "0s, PT0S",
    "250ms, PT0.25S",
    "15s, PT15S",
    "5m, PT5M",
    "1h30m, PT1H30M",
    "1d, PT24H",
    "1w2d3h4m5s6ms, PT219H4M5.006S"
  })
  void readsPrometheusDurations(String text, Duration expected) {
    assertThat(Durations.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "-5m", "5 m", "m", "30m1h", "5m5m", "1.5h", "5M", "PT5M", "99999999999s"})
  void refusesEverythingElse(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "6ms", "15s", "1h30m", "1w2d3h4m5s6ms"})
  void writesTheShortestTextThatReadsBack(String text) {
    assertThat(Durations.text(Durations.parse(text).orElseThrow())).isEqualTo(text);
  }

  @Test
  void writesLongDurationsInTheLargestUnits() {
    assertThat(Durations.text(Duration.ofMinutes(90))).isEqualTo("1h30m");
    assertThat(Durations.text(Duration.ofDays(14))).isEqualTo("2w");
  }
}
