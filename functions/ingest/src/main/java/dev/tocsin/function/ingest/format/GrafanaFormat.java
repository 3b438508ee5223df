// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Grafana Alerting's webhook, version 1: Alertmanager's with links and measured values to each
 * alert, which become annotations.
 */
final class GrafanaFormat implements Format {

  private static final String[] LINKS = {"dashboardURL", "panelURL", "silenceURL", "imageURL"};

  @Override
  public String name() {
    return "grafana";
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    if (!body.scalar("version").equals("1")) {
      throw body.get("version").error("expected the text 1, the version of the payload");
    }
    var alerts = new ArrayList<Alert>();
    boolean timed = true;
    for (var item : body.get("alerts").items(Bounds.MOST_ALERTS)) {
      item.get("status");
      alerts.add(described(AlertReader.read(item, arrival), item));
      timed &= AlertReader.isTimed(item);
    }
    return alerts.isEmpty() ? Payload.ignored("no alert in it") : Payload.ofAlerts(alerts, timed);
  }

  private static Alert described(Alert alert, Value item) {
    var annotations = new LinkedHashMap<>(alert.annotations());
    for (var link : LINKS) {
      var url = item.scalar(link);
      if (!url.isEmpty() && url.length() <= Bounds.LONGEST_URL) {
        annotations.putIfAbsent(link, url);
      }
    }
    var values = item.at("values").map(Value::texts).orElse(Map.of());
    if (!values.isEmpty()) {
      annotations.putIfAbsent("values", Bounds.cut(text(values), Bounds.LONGEST_URL));
    }
    return new Alert(
        alert.labels(),
        annotations,
        alert.startsAt(),
        alert.endsAt(),
        alert.updatedAt(),
        alert.source(),
        alert.generatorUrl());
  }

  private static String text(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value -> value.getKey() + "=" + value.getValue())
            .collect(Collectors.joining(", "));
  }
}
