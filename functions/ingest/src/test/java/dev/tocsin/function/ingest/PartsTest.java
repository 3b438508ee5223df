// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.json.Json;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.testkit.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartsTest {

  private static final Instant NOW = ManualClock.START.plusNanos(123_456_789);

  @Test
  void littleIsOnePart() {
    assertThat(Parts.ofAlerts(List.of(alert(1, "x")))).hasSize(1);
  }

  @Test
  void everyPartOfAnythingFitsIntoAMessageAndNothingIsLost() {
    var random = new Random(7);
    for (int round = 0; round < 20; round++) {
      var alerts = new ArrayList<Alert>();
      for (int i = 0; i < 200; i++) {
        var text =
            "\u0001\"\\\u00e9\ud83d\ude80x"
                .substring(random.nextInt(3))
                .repeat(random.nextInt(600));
        alerts.add(alert(i, text));
      }
      var parts = Parts.ofAlerts(alerts);
      assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(alerts);
      for (var part : parts) {
        var id = "a-source-with-a-long-name:" + "i".repeat(200) + "#12";
        assertThat(bytes(AlertBatch.of(id, "a-source-with-a-long-name", NOW, part)))
            .isLessThan(256 * 1024);
      }
    }
  }

  @Test
  void splitDoesNotDependOnTheTimeOfArrival() {
    var one = new ArrayList<Sample>();
    var two = new ArrayList<Sample>();
    for (int i = 0; i < 3_000; i++) {
      var series = new SeriesKey("m", Labels.of("i", "" + i));
      one.add(new Sample(series, Instant.parse("2026-01-05T10:00:00Z"), 1));
      two.add(new Sample(series, NOW, 1.2345678901234567));
    }
    var sizes = Parts.ofSamples(one).stream().map(List::size).toList();
    assertThat(sizes).hasSizeGreaterThan(2);
    assertThat(Parts.ofSamples(two).stream().map(List::size)).containsExactlyElementsOf(sizes);
    assertThat(bytes(new SampleBatch("id", "s", NOW, Parts.ofSamples(two).getFirst())))
        .isLessThan(Parts.LONGEST);
  }

  private static Alert alert(int i, String text) {
    return new Alert(
        Labels.of("alertname", "A" + i, "text", text),
        Map.of("summary", text),
        NOW,
        NOW,
        NOW,
        "a-source-with-a-long-name",
        "");
  }

  private static int bytes(Object message) {
    return Json.write(message).getBytes(StandardCharsets.UTF_8).length;
  }
}
