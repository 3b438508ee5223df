// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.change.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert or a change while a format writes it down. What is empty is left out. Labels say which
 * one it is, so they are held to the bounds; all else describes it, and is cut to them: a page with
 * a shorter text is better than none.
 */
final class Draft {

  private static final int LONGEST_SUMMARY = 1_000;

  private final Arrival arrival;
  private final Map<String, String> labels = new TreeMap<>();
  private final Map<String, String> details = new LinkedHashMap<>();
  private String summary = "";
  private String url = "";

  Draft(Arrival arrival) {
    this.arrival = arrival;
  }

  /** A label of the format's own choice. */
  Draft label(String name, String value) {
    if (!value.isEmpty()) {
      labels.put(name, value);
    }
    return this;
  }

  /** What identifies it by itself, whatever its other labels are. */
  Draft key(String key) {
    return label(Labels.DEDUP_KEY, key);
  }

  /** The sender's tags, as many as there is room for; the format's own labels go before them. */
  Draft labels(Map<String, String> tags) {
    tags.forEach(
        (name, value) -> {
          if (labels.size() < Bounds.MOST_LABELS / 2
              && !name.isEmpty()
              && name.length() <= Bounds.LONGEST_NAME
              && !value.isEmpty()) {
            labels.putIfAbsent(name, Bounds.cut(value, Bounds.LONGEST_LABEL / 4));
          }
        });
    return this;
  }

  Draft summary(String text) {
    summary = Bounds.cut(text.strip(), LONGEST_SUMMARY);
    return this;
  }

  Draft detail(String name, String value) {
    if (!value.isEmpty() && details.size() < Bounds.MOST_LABELS - 1) {
      details.put(
          Bounds.cut(name, Bounds.LONGEST_NAME), Bounds.cut(value, Bounds.LONGEST_ANNOTATION));
    }
    return this;
  }

  Draft url(String link) {
    url = link.startsWith("http") && link.length() <= Bounds.LONGEST_URL ? link : "";
    return this;
  }

  Alert firing(Instant since) {
    return alert(since, null);
  }

  /** Firing for so long, unless it is said again: what has a sender who never says that it ends. */
  Alert firing(Instant since, Instant until) {
    return alert(since, until);
  }

  Alert resolved(Instant at) {
    return alert(at, notAhead(at));
  }

  Change change(Instant at) {
    return new Change("", arrival.source(), notAhead(at), summary, labels(), details(), url);
  }

  /** The sender's time and not ours, so that statements that overtake each other end right. */
  private Alert alert(Instant at, @Nullable Instant end) {
    if (!labels.containsKey(Labels.ALERT_NAME)) {
      throw new InvalidPayload("labels", "the label alertname is missing");
    }
    var annotations = new LinkedHashMap<String, String>();
    if (!summary.isEmpty()) {
      annotations.put("summary", summary);
    }
    annotations.putAll(details());
    var saidAt = notAhead(at);
    return new Alert(labels(), annotations, saidAt, end, saidAt, arrival.source(), url);
  }

  private Labels labels() {
    Bounds.check(labels, Bounds.LONGEST_LABEL, "labels");
    return Labels.of(labels);
  }

  private Map<String, String> details() {
    var kept = new LinkedHashMap<String, String>();
    int room = Bounds.LONGEST_IN_ALL - LONGEST_SUMMARY;
    for (var detail : details.entrySet()) {
      var text = Bounds.cut(detail.getValue(), Math.max(0, room - detail.getKey().length()));
      if (!text.isEmpty()) {
        kept.put(detail.getKey(), text);
        room -= detail.getKey().length() + text.length();
      }
    }
    return kept;
  }

  /** A clock ahead of ours must not make a statement that holds against later ones. */
  private Instant notAhead(Instant at) {
    return at.isAfter(arrival.at()) ? arrival.at() : at;
  }
}
