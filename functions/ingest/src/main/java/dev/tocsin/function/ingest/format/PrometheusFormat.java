// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import dev.tocsin.config.Node;
import java.time.Duration;
import java.util.ArrayList;

/**
 * What Prometheus posts to an Alertmanager (its API version 2): a list of alerts. An end in the
 * future is when the alert is over unless it is posted again; one that is posted without an end is
 * over after the {@code resolveTimeout}. As in Alertmanager the alerts that can be read are taken
 * although others beside them can't.
 */
final class PrometheusFormat implements Format {

  private static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);
  private static final int MOST_PROBLEMS = 10;

  private final Duration resolveTimeout;

  PrometheusFormat() {
    this(RESOLVE_TIMEOUT);
  }

  private PrometheusFormat(Duration resolveTimeout) {
    this.resolveTimeout = resolveTimeout;
  }

  @Override
  public String name() {
    return "prometheus";
  }

  @Override
  public Format with(Node settings) {
    if (settings.value() == null) {
      return this;
    }
    var timeout = settings.allowing("resolveTimeout").get("resolveTimeout").duration();
    if (timeout.isZero()) {
      throw settings.get("resolveTimeout").error("an alert must be able to fire for a while");
    }
    return new PrometheusFormat(timeout);
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var alerts = new ArrayList<Alert>();
    var problems = new ArrayList<String>();
    boolean timed = true;
    for (var item : body.items(Bounds.MOST_ALERTS)) {
      try {
        alerts.add(expiring(AlertReader.read(item, arrival), arrival));
        timed &= AlertReader.isTimed(item);
      } catch (InvalidPayload e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (alerts.isEmpty() && !problems.isEmpty()) {
      throw new InvalidPayload("the body", text(problems));
    }
    return alerts.isEmpty()
        ? Payload.ignored("no alert in it")
        : Payload.ofAlerts(alerts, timed).except(text(problems));
  }

  private Alert expiring(Alert alert, Arrival arrival) {
    return alert.endsAt() != null
        ? alert
        : new Alert(
            alert.labels(),
            alert.annotations(),
            alert.startsAt(),
            arrival.at().plus(resolveTimeout),
            alert.updatedAt(),
            alert.source(),
            alert.generatorUrl());
  }

  private static String text(ArrayList<String> problems) {
    var text = String.join("; ", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
    return problems.size() > MOST_PROBLEMS ? text + "; and more" : text;
  }
}
