// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Location;
import dev.tocsin.config.Node;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  private static Rate read(Object value) {
    return Rate.read(new Node(new Location("sources.yaml", 1, ""), value));
  }

  @Test
  void numberIsAMinute() {
    assertThat(read(1_000L)).isEqualTo(new Rate(1_000, Duration.ofMinutes(1)));
    assertThat(Rate.ofText("1000")).isEqualTo(read(1_000L));
  }

  @Test
  void anyOtherWindowIsSaid() {
    assertThat(read("60000/1m")).isEqualTo(new Rate(60_000, Duration.ofMinutes(1)));
    assertThat(read("20/1s")).isEqualTo(new Rate(20, Duration.ofSeconds(1)));
    assertThat(read("5/1h")).isEqualTo(new Rate(5, Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0/1m", "5/2h", "5/250ms", "5/", "/1m", "-5/1m", "many", "5/x", "99999999/1m"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ConfigurationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1e3", "10000001"})
  void variableThatIsNoNumberIsRefused(String text) {
    assertThatThrownBy(() -> Rate.ofText(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void windowsLieEndToEndFromTheEpochOn() {
    var rate = new Rate(1, Duration.ofMinutes(1));
    assertThat(rate.window(Instant.parse("2026-01-05T12:00:59.999Z")))
        .isEqualTo(Instant.parse("2026-01-05T12:00:00Z"));
    assertThat(rate.window(Instant.ofEpochSecond(-1))).isEqualTo(Instant.ofEpochSecond(-60));
  }

  @Test
  void leastShareIsOne() {
    assertThat(new Rate(3, Duration.ofMinutes(1)).limit(0.1)).isEqualTo(1);
  }
}
