// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrometheusFormatTest {

  private final PrometheusFormat format = new PrometheusFormat();

  @Test
  void endAheadIsKeptAndAMissingOneIsTheTimeout() {
    var payload =
        Bodies.read(
            format,
            "[{'labels':{'alertname':'A'},'endsAt':'2100-01-01T00:00:00Z'},"
                + "{'labels':{'alertname':'B'},'startsAt':'2000-01-01T00:00:00Z'}]");

    assertThat(payload.alerts().getFirst().endsAt()).isEqualTo("2100-01-01T00:00:00Z");
    assertThat(payload.alerts().getLast().endsAt())
        .isEqualTo(ManualClock.START.plus(Duration.ofMinutes(5)));
    assertThat(payload.problems()).isEmpty();
  }

  @Test
  void fewOfManyProblemsAreNamed() {
    var payload =
        Bodies.read(format, "[" + "{'labels':{}},".repeat(20) + "{'labels':{'alertname':'A'}}]");

    assertThat(payload.alerts()).hasSize(1);
    assertThat(payload.problems())
        .startsWith("[0].labels: the label alertname is missing; [1]")
        .endsWith("; and more");
  }

  @Test
  void timeoutMustBeMoreThanNothing() {
    assertThatThrownBy(() -> format.with(YamlFile.parse("s", "resolveTimeout: 0s")))
        .hasMessageContaining("resolveTimeout");
    assertThatThrownBy(() -> format.with(YamlFile.parse("s", "resolve_timeout: 5m")))
        .hasMessageContaining("resolve_timeout");
  }
}
