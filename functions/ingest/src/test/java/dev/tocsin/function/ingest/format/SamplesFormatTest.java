// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Labels;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesFormatTest {

  private final Format format = new SamplesFormat();

  @Test
  void sampleWithoutATimeIsMeasuredNow() {
    var payload =
        read(
            format,
            "{'samples':[{'metric':'hit_rate','labels':{'service':'cache'},'value':92.5}]}");
    assertThat(payload.timed()).isFalse();
    assertThat(payload.samples())
        .containsExactly(
            new Sample(
                new SeriesKey("hit_rate", Labels.of("service", "cache")), ManualClock.START, 92.5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'2026-01-05T09:59:30Z'",
        "'2026-01-05T10:59:30+01:00'",
        "1767607170",
        "1767607170.0",
        "1767607170000"
      })
  void timeIsTextSecondsOrMilliseconds(String timestamp) {
    var payload =
        read(format, "{'samples':[{'metric':'up','value':1,'timestamp':" + timestamp + "}]}");
    assertThat(payload.timed()).isTrue();
    assertThat(payload.samples().getFirst().at()).isEqualTo(Instant.parse("2026-01-05T09:59:30Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'2026-01-04T09:59:59Z'",
        "'2026-01-05T10:05:01Z'",
        "0",
        "-1",
        "1e300",
        "17676071700000000"
      })
  void timeFarFromNowIsRefused(String timestamp) {
    assertRefused(
        "{'metric':'up','value':1,'timestamp':" + timestamp + "}",
        "samples[0].timestamp: more than a day ago or five minutes ahead");
  }

  @Test
  void mistakesAreNamedByTheirPlace() {
    assertRefused("{'value':1}", "samples[0].metric: is missing");
    assertRefused("{'metric':'9','value':1}", "samples[0].metric: not a metric's name");
    assertRefused("{'metric':'up'}", "samples[0].value: is missing");
    assertRefused("{'metric':'up','value':'1'}", "samples[0].value: expected a finite number");
    assertRefused("{'metric':'up','value':1e999}", "samples[0].value: expected a finite number");
    assertRefused(
        "{'metric':'up','value':1,'timestamp':true}", "samples[0].timestamp: expected a text");
    assertRefused("{'metric':'up','value':1,'labels':[]}", "samples[0].labels: expected an object");
    assertThatThrownBy(() -> read(format, "{}")).hasMessage("samples: is missing");
    assertThat(read(format, "{'samples':[]}")).matches(Payload::isIgnored);
  }

  private void assertRefused(String sample, String message) {
    assertThatThrownBy(() -> read(format, "{'samples':[" + sample + "]}"))
        .isInstanceOf(InvalidPayload.class)
        .hasMessageContaining(message);
  }
}
