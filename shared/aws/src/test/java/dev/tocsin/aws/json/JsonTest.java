// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Labels;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.testkit.ManualClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static final Alert ALERT =
      new Alert(
          Labels.of("alertname", "Down", "service", "cache"),
          Map.of("summary", "the cache is down"),
          ManualClock.START,
          null,
          ManualClock.START.plusMillis(5),
          "plain",
          "");

  @Test
  void readsBackWhatItWrote() {
    var alerts = AlertBatch.of("plain:1", "plain", ManualClock.START, List.of(ALERT));
    var samples =
        new SampleBatch(
            "metrics:1",
            "metrics",
            ManualClock.START,
            List.of(
                new Sample(
                    new SeriesKey("hit_rate", Labels.of("service", "cache")),
                    ManualClock.START,
                    84.25)));

    assertThat(Json.read(Json.write(alerts), AlertBatch.class)).isEqualTo(alerts);
    assertThat(Json.read(Json.write(samples), SampleBatch.class)).isEqualTo(samples);
  }

  @Test
  void writesLabelsAsAnObjectAndInstantsAsText() {
    assertThat(Json.write(ALERT))
        .contains("\"labels\":{\"alertname\":\"Down\",\"service\":\"cache\"}")
        .contains("\"startsAt\":\"2026-01-05T10:00:00Z\"")
        .doesNotContain("endsAt");
    assertThat(Json.write(ALERT.fingerprint())).isEqualTo('"' + ALERT.fingerprint().hex() + '"');
  }

  @Test
  void ignoresWhatANewerVersionAdds() {
    var newer = Json.write(ALERT).replace("\"source\"", "\"tenant\":\"x\",\"source\"");

    assertThat(Json.read(newer, Alert.class)).isEqualTo(ALERT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":1} x", "{\"a\":1}{\"b\":2}", "nope"})
  void parsesExactlyOneValue(String text) {
    assertThatThrownBy(
            () -> {
              if (Json.parse(text.getBytes(UTF_8)).isMissingNode()) {
                throw new JsonException("nothing there", new IllegalArgumentException());
              }
            })
        .isInstanceOf(JsonException.class);
  }

  @Test
  void refusesToFollowDeepNesting() {
    assertThat(Json.parse(nested(60)).isArray()).isTrue();
    assertThatThrownBy(() -> Json.parse(nested(100_000))).isInstanceOf(JsonException.class);
  }

  private static byte[] nested(int depth) {
    return ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
  }
}
