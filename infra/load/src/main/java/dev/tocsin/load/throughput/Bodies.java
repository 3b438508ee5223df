// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.json.Json;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the webhooks of the load say: one sample or one alert each, some hundred bytes. */
final class Bodies {

  /** In no rule, so that nothing is measured but the way of a sample. */
  static final String METRIC = "load_test";

  private static final String ALERT = "UnderLoad";

  /** So many alerts are one group, as those of one rule on the instances of a service are. */
  private static final int GROUP = 10;

  private static final int SERIES = 20;
  private static final int VALUES = 1000;

  private Bodies() {}

  static String sample(long number, Instant at) {
    return Json.write(
        Map.of(
            "samples",
            List.of(
                Map.of(
                    "metric", METRIC,
                    "labels", series(number),
                    "value", value(number),
                    "timestamp", at.toString()))));
  }

  /** As ingest puts it onto the queue. */
  static Sample sampleOf(long number, Instant at) {
    return new Sample(new SeriesKey(METRIC, Labels.of(series(number))), at, value(number));
  }

  private static Map<String, String> series(long number) {
    return Map.of("service", "load-" + number % SERIES, "operation", "read");
  }

  /** A whole number, so that sums are exact. */
  static long value(long number) {
    return number % VALUES;
  }

  static Map<String, Object> alert(String run, long number, Instant at) {
    return Map.of(
        "labels", labels(run, number),
        "annotations", annotations(number),
        "startsAt", at.toString());
  }

  static String alertJson(String run, long number, Instant at) {
    return Json.write(alert(run, number, at));
  }

  static Alert alertOf(String run, long number, Instant at) {
    return new Alert(
        Labels.of(labels(run, number)), annotations(number), at, null, at, "standard", "");
  }

  private static Map<String, String> labels(String run, long number) {
    return Map.of(
        "alertname",
        ALERT,
        "service",
        run + "-" + number / GROUP,
        "instance",
        run + "-" + number,
        "severity",
        "warning");
  }

  private static Map<String, String> annotations(long number) {
    return Map.of("summary", "Instance " + number + " answers slowly, says the load test");
  }
}
