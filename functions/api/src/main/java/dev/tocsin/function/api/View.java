// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.api;

import dev.tocsin.alert.Alert;
import dev.tocsin.change.Change;
import dev.tocsin.incident.Incident;
import dev.tocsin.recovery.Attempt;
import dev.tocsin.recovery.Recovery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the API shows things. These names are the API's promise: they may be added to, but none is
 * changed or taken away, whatever the domain's records come to look like. A time that has not come
 * is null.
 */
final class View {

  private View() {}

  static Object of(Alert alert, Instant now) {
    return object(
        "fingerprint", alert.fingerprint().hex(),
        "status", word(alert.status(now)),
        "name", alert.name(),
        "severity", alert.severity().word(),
        "labels", alert.labels().values(),
        "annotations", new TreeMap<>(alert.annotations()),
        "startsAt", alert.startsAt(),
        "endsAt", alert.endsAt(),
        "updatedAt", alert.updatedAt(),
        "source", alert.source(),
        "generatorUrl", alert.generatorUrl());
  }

  static Object of(Incident incident) {
    return object(
        "id", incident.id(),
        "status", word(incident.status()),
        "severity", incident.severity().word(),
        "title", incident.title(),
        "openedAt", incident.openedAt(),
        "acknowledgedAt", incident.acknowledgedAt(),
        "acknowledgedBy", incident.acknowledgedBy(),
        "resolvedAt", incident.resolvedAt(),
        "groupKey", incident.groupKey(),
        "groupLabels", incident.groupLabels().values(),
        "alerts", incident.alerts().stream().map(alert -> alert.fingerprint().hex()).toList(),
        "escalationPolicy", incident.escalationPolicy(),
        "timeline",
            incident.timeline().stream()
                .map(entry -> object("at", entry.at(), "text", entry.text()))
                .toList());
  }

  static Object of(Recovery recovery) {
    return object(
        "id", recovery.id(),
        "runbook", recovery.runbook(),
        "service", recovery.service(),
        "status", word(recovery.status()),
        "reason", recovery.reason(),
        "alert", recovery.alert().fingerprint().hex(),
        "attempts", recovery.attempts().stream().map(View::of).toList(),
        "startedAt", recovery.requestedAt(),
        "pagedAt", recovery.pagedAt(),
        "finishedAt", recovery.endedAt());
  }

  static Object of(Change change) {
    return object(
        "id", change.id(),
        "at", change.at(),
        "source", change.source(),
        "summary", change.summary(),
        "labels", change.labels().values(),
        "details", new TreeMap<>(change.details()),
        "url", change.url());
  }

  private static Object of(Attempt attempt) {
    return object(
        "number", attempt.number(),
        "startedAt", attempt.startedAt(),
        "actedAt", attempt.actedAt(),
        "endedAt", attempt.endedAt(),
        "result", attempt.result());
  }

  private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
