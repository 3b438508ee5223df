// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Nodes;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BreakerSettingsTest {

  @Test
  void theDefaultsAreTheRequirements() {
    var settings = read(Map.of());
    assertThat(settings).isEqualTo(BreakerSettings.DEFAULT);
    assertThat(settings.failureThreshold()).isBetween(5, 10);
    assertThat(settings.openFor(1)).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.openFor(9)).isEqualTo(Duration.ofSeconds(300));
    assertThat(settings.closeAfter()).isBetween(3, 5);
  }

  @Test
  void everySettingCanBeChanged() {
    var settings =
        read(
            Map.of(
                "mode", "normal",
                "failure_threshold", 7,
                "open_for", "30s",
                "longest_open", "10m",
                "probes", 2,
                "close_after", 4,
                "probe_lease", "5m"));
    assertThat(settings)
        .isEqualTo(
            new BreakerSettings(
                Mode.NORMAL,
                7,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                2,
                4,
                Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "forcedOpen, FORCED_OPEN",
    "forced-open, FORCED_OPEN",
    "metrics_only, METRICS_ONLY",
    "normal, NORMAL"
  })
  void aModeIsAWord(String word, Mode mode) {
    assertThat(read(Map.of("mode", word)).mode()).isEqualTo(mode);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("failure_threshold", 0, "expected a whole number from 1 to 100, found '0'"),
        Arguments.of("probes", "many", "expected a whole number from 1 to 100, found 'many'"),
        Arguments.of("mode", "off", "expected one of normal, forcedOpen, metricsOnly, found 'off'"),
        Arguments.of("open_for", "soon", "expected a duration such as 30s, 5m or 1h30m"),
        Arguments.of("treshold", 3, "unknown key"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsKey(String key, Object value, String message) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("runbooks/a.yaml:1: " + key + ": " + message);
  }

  @ParameterizedTest
  @CsvSource({"open_for, 10m", "longest_open, 59s", "open_for, 0", "probe_lease, 0"})
  void timesThatCanNotBeAreRefused(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value))).isInstanceOf(ConfigurationException.class);
  }

  private static BreakerSettings read(Map<String, Object> settings) {
    return BreakerSettings.read(Nodes.of("runbooks/a.yaml", settings));
  }
}
