// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import dev.tocsin.testkit.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReporterTest {

  private final Meter meter = new Meter();
  private final List<String> ids = new ArrayList<>();
  private final List<JsonNode> bodies = new ArrayList<>();
  private final List<Reporter.Report> told = new ArrayList<>();
  private boolean accepting = true;
  private final Reporter reporter =
      new Reporter(
          "cache_manager",
          meter,
          (source, id, body) -> {
            ids.add(id);
            bodies.add(Json.parse(body.getBytes(StandardCharsets.UTF_8)));
            return accepting;
          },
          new ManualClock(),
          told::add);

  @Test
  void aReadingIsThreeSamplesOfTheService() {
    meter.read(true, true, Duration.ofMillis(1));
    meter.read(false, false, Duration.ofMillis(3));
    reporter.report();

    var samples = bodies.getFirst().path("samples");
    assertThat(samples).hasSize(3);
    assertThat(samples)
        .allMatch(sample -> sample.at("/labels/service").asText().equals("cache_manager"));
    assertThat(samples)
        .extracting(
            sample -> sample.path("metric").asText() + " " + sample.path("value").asDouble())
        .containsExactly("success_rate 50.0", "hit_rate 50.0", "response_time 2.0");
    assertThat(reporter.accepted()).hasSize(1).isEqualTo(told);
  }

  @Test
  void whatWasNotAcceptedIsSentAgainUnderTheSameIdAndInOrder() {
    accepting = false;
    meter.read(true, true, Duration.ofMillis(1));
    reporter.report();
    meter.read(false, false, Duration.ofMillis(1));
    reporter.report();
    assertThat(reporter.accepted()).isEmpty();
    assertThat(ids.stream().distinct()).hasSize(1);

    accepting = true;
    reporter.report();
    assertThat(reporter.accepted())
        .extracting(Reporter.Report::successRate)
        .containsExactly(100.0, 0.0);
    assertThat(ids).hasSize(4).startsWith(ids.get(2), ids.get(2), ids.get(2));
    assertThat(bodies.get(2)).isEqualTo(bodies.getFirst());
  }

  @Test
  void nothingMeasuredIsNothingSent() {
    reporter.report();
    assertThat(ids).isEmpty();
  }
}
