// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Labels;
import dev.tocsin.limit.Traffic;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Metric samples: {@code {"samples": [{"metric", "labels", "value", "timestamp"}]}}. The time is
 * RFC 3339 text or an epoch number in seconds or milliseconds; a sample without one is measured
 * now.
 */
final class SamplesFormat implements Format {

  private static final int MOST_SAMPLES = 20_000;

  /** A sender that was cut off for a day may deliver what it kept; what is older helps nobody. */
  private static final Duration OLDEST = Duration.ofDays(1);

  /** Clocks differ, but a sample from the future would hide the present one. */
  private static final Duration NEWEST = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "samples";
  }

  @Override
  public Traffic traffic() {
    return Traffic.SAMPLES;
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var samples = new ArrayList<Sample>();
    boolean timed = true;
    for (var item : body.get("samples").items(MOST_SAMPLES)) {
      var time = item.find("timestamp");
      timed &= time.isPresent();
      samples.add(
          new Sample(
              series(item),
              time.map(at -> within(at, arrival.at())).orElse(arrival.at()),
              item.get("value").number()));
    }
    return samples.isEmpty()
        ? Payload.ignored("no sample in it")
        : Payload.ofSamples(samples, timed);
  }

  static SeriesKey series(Value item) {
    var labels = item.find("labels").map(AlertReader::labels).orElse(Labels.none());
    try {
      return new SeriesKey(item.get("metric").text(), labels);
    } catch (IllegalArgumentException e) {
      throw item.get("metric").error("not a metric's name");
    }
  }

  static Instant within(Value time, Instant now) {
    var at = time.time();
    if (at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(NEWEST))) {
      throw time.error("more than a day ago or five minutes ahead");
    }
    return at;
  }
}
