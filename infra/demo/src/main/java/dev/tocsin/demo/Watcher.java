// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.demo.Moment.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the API again and again and notes what has changed: alerts that fire or are over, and
 * recoveries that have come a step further. While the suite is away it sees nothing.
 */
final class Watcher implements AutoCloseable {

  private static final long MILLIS = 200;
  private static final Set<String> SHOWN = Set.of("critical", "emergency");

  private final Tocsin tocsin;
  private final Timeline timeline;
  private final List<String> services;
  private final Map<String, String> known = new HashMap<>();
  private final ScheduledExecutorService pace =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  Watcher(Tocsin tocsin, Timeline timeline, List<String> services) {
    this.tocsin = tocsin;
    this.timeline = timeline;
    this.services = services;
  }

  void start() {
    var unused = pace.scheduleWithFixedDelay(this::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      tocsin.get("/api/v1/alerts").ifPresent(all -> all.path("alerts").forEach(this::lookAtAlert));
      tocsin
          .get("/api/v1/recoveries")
          .ifPresent(all -> all.path("recoveries").forEach(this::lookAtRecovery));
    } catch (RuntimeException e) {
      // A scheduled task that throws is never run again, and then the story would wait in vain.
      timeline.note("", Event.SUITE, "unreadable answer", e.toString());
    }
  }

  private void lookAtAlert(JsonNode alert) {
    var service = alert.path("labels").path("service").asText();
    var severity = alert.path("severity").asText();
    if (!services.contains(service) || !SHOWN.contains(severity)) {
      return;
    }
    var status = alert.path("status").asText();
    var before = known.put(alert.path("fingerprint").asText(), status);
    boolean firing = status.equals("firing");
    if (!status.equals(before) && (firing || before != null)) {
      timeline.note(
          service,
          firing ? Event.FIRING : Event.OVER,
          alert.path("name").asText(),
          alert.path("annotations").path("summary").asText());
    }
  }

  private void lookAtRecovery(JsonNode recovery) {
    var status = recovery.path("status").asText();
    var attempts = recovery.path("attempts").size();
    var state = status + " " + attempts;
    if (!state.equals(known.put(recovery.path("id").asText(), state))) {
      timeline.note(
          recovery.path("service").asText(),
          Event.RECOVERY,
          status,
          recovery.path("runbook").asText()
              + (attempts > 0 ? ", attempt " + attempts : "")
              + ": "
              + recovery.path("reason").asText());
    }
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }
}
