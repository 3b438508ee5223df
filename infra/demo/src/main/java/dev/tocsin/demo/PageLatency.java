// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import dev.tocsin.aws.json.Json;
import dev.tocsin.demo.suite.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Sends critical alerts that nothing else is about, one by one, and measures how long each takes to
 * become a page: from the moment that the webhook is sent, which includes ingest, and from the
 * moment that it was accepted, which is when its alert is on the queue.
 */
final class PageLatency {

  /** The first ones pay for what a JVM does once. */
  private static final int WARM_UP = 10;

  private static final Duration TO_ARRIVE = Duration.ofSeconds(30);

  private final Stage stage;
  private final int alerts;
  private final Duration between;
  private final Map<String, Sent> sent = new LinkedHashMap<>();

  private record Sent(Instant at, Instant acceptedAt) {}

  PageLatency(Stage stage, int alerts, Duration between) {
    this.stage = stage;
    this.alerts = alerts;
    this.between = between;
  }

  /** Sends them; what was accepted must arrive. */
  PageLatency send() {
    for (int number = 1; number <= alerts; number++) {
      var name = "DemoPage%02d".formatted(number);
      var at = stage.clock.instant();
      if (!stage.tocsin.send("plain", "demo-" + UUID.randomUUID(), body(name))) {
        throw new MissingMoment("the alert " + name + " was not accepted");
      }
      sent.put(name, new Sent(at, stage.clock.instant()));
      Pause.of(between);
    }
    return this;
  }

  /** The names of the alerts that were accepted. */
  Set<String> accepted() {
    return sent.keySet();
  }

  /** Waits for the pages of all. */
  void awaitPages(Duration limit) {
    measure(new Figures(), limit);
  }

  /** Waits for the pages of all, and notes how long each took. */
  void measure(Figures figures) {
    measure(figures, TO_ARRIVE);
  }

  private void measure(Figures figures, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    int number = 0;
    for (var alert : sent.entrySet()) {
      var page = stage.pages.first("alertname", alert.getKey());
      while (page.isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new MissingMoment("no page came for the alert " + alert.getKey());
        }
        Pause.of(Duration.ofMillis(50));
        page = stage.pages.first("alertname", alert.getKey());
      }
      number++;
      if (number > WARM_UP) {
        var delivered = page.get().at();
        figures.page(
            Duration.between(alert.getValue().at(), delivered),
            Duration.between(alert.getValue().acceptedAt(), delivered));
      }
    }
  }

  private static String body(String name) {
    return Json.write(
        Map.of(
            "labels",
            Map.of("alertname", name, "service", "demo", "severity", "critical"),
            "annotations",
            Map.of("summary", "measures how long a page takes")));
  }
}
