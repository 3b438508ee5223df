// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one alert as Alertmanager's APIs write it, within the {@link Bounds}. */
final class AlertReader {

  /** What Go prints for a time that is not set: Alertmanager's way to say "not ended". */
  private static final Instant GO_ZERO = Instant.parse("0001-01-01T00:00:00Z");

  private AlertReader() {}

  static Alert read(Value alert, Arrival arrival) {
    var labels = labels(alert.get("labels"));
    var annotations =
        alert.find("annotations").map(v -> bounded(v, Bounds.LONGEST_ANNOTATION)).orElse(Map.of());
    var url = alert.text("generatorURL");
    if (url.length() > Bounds.LONGEST_URL) {
      throw alert.get("generatorURL").error("longer than " + Bounds.LONGEST_URL + " characters");
    }
    var now = arrival.at();
    var saidStart = time(alert, "startsAt");
    var saidEnd = time(alert, "endsAt");
    if (saidStart.isPresent() && saidEnd.isPresent() && saidEnd.get().isBefore(saidStart.get())) {
      throw alert.error("it ends before it starts");
    }
    var end = end(alert, saidEnd, now);
    boolean isOver = end != null && !end.isAfter(now);
    if (!labels.has(Labels.ALERT_NAME) && !(isOver && isOnlyTheKey(labels))) {
      throw alert.get("labels").error("the label alertname is missing");
    }
    var latestStart = end != null && end.isBefore(now) ? end : now;
    // A start ahead of our clock is a clock ahead of ours: no alert is refused for that.
    var start = saidStart.filter(at -> at.isBefore(latestStart)).orElse(latestStart);
    return new Alert(labels, annotations, start, end, now, arrival.source(), url);
  }

  /** Who closes an alert by its key need not know its labels. */
  private static boolean isOnlyTheKey(Labels labels) {
    return labels.values().size() == 1 && labels.has(Labels.DEDUP_KEY);
  }

  /** Whether the sender says itself since when the alert fires. */
  static boolean isTimed(Value alert) {
    return time(alert, "startsAt").isPresent();
  }

  /**
   * The status decides where it is given, because it is the sender's own judgement at the time of
   * sending and the two clocks may differ; without it the end does.
   */
  private static @Nullable Instant end(Value alert, Optional<Instant> end, Instant now) {
    var status = alert.find("status");
    if (status.isEmpty()) {
      return end.orElse(null);
    }
    return switch (status.get().text()) {
      case "firing" -> end.filter(now::isBefore).orElse(null);
      case "resolved" -> end.filter(at -> !at.isAfter(now)).orElse(now);
      default -> throw status.get().error("expected firing or resolved");
    };
  }

  private static Optional<Instant> time(Value alert, String key) {
    return alert
        .find(key)
        .filter(value -> !(value.isText() && value.text().isEmpty()))
        .map(Value::instant)
        .filter(at -> at.isAfter(GO_ZERO));
  }

  static Labels labels(Value labels) {
    return Labels.of(bounded(labels, Bounds.LONGEST_LABEL));
  }

  private static Map<String, String> bounded(Value value, int longest) {
    var texts = value.texts();
    Bounds.check(texts, longest, value.path());
    return texts;
  }
}
