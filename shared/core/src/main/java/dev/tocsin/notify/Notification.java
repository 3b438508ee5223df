// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one receiver is to be told about one group of alerts: the message of the SNS topics and of
 * the notifications queue. It carries all that rendering needs, so that notify reads no alert
 * state.
 *
 * @param id the same for every delivery of this notification; receivers get it as their idempotency
 *     key
 * @param receiver the receiver's name in {@code routes.yaml}
 * @param severity the worst among the firing alerts, or among all if none fires: it chooses the
 *     topic
 * @param groupKey Alertmanager's group key: the route's matchers and the group's labels
 * @param incidentId the incident that the group belongs to, or the empty string
 * @param decidedAt when dispatch decided to send it
 * @param oldestReceivedAt when the earliest of the alerts that made it due entered the alerts
 *     queue: latency is counted from there
 */
public record Notification(
    String id,
    String receiver,
    NotifyReason reason,
    Severity severity,
    String groupKey,
    Labels groupLabels,
    List<Alert> alerts,
    String incidentId,
    Instant decidedAt,
    Instant oldestReceivedAt) {

  public Notification {
    alerts = List.copyOf(alerts);
  }

  /** Firing if any alert of the group fires. */
  public Alert.Status status() {
    return alerts.stream().anyMatch(alert -> alert.status(decidedAt) == Alert.Status.FIRING)
        ? Alert.Status.FIRING
        : Alert.Status.RESOLVED;
  }

  /** The same with those of its alerts that fire. */
  public Notification firingOnly() {
    return with(
        alerts.stream().filter(alert -> alert.status(decidedAt) == Alert.Status.FIRING).toList());
  }

  /** The same with at most so many of its alerts. */
  public Notification first(int most) {
    return with(alerts.subList(0, Math.min(most, alerts.size())));
  }

  /** The labels that every alert has, with the same value. */
  public Labels commonLabels() {
    return Labels.of(common(alert -> alert.labels().values()));
  }

  /** The annotations that every alert has, with the same value. */
  public SortedMap<String, String> commonAnnotations() {
    return common(Alert::annotations);
  }

  private SortedMap<String, String> common(Function<Alert, Map<String, String>> part) {
    var common = new TreeMap<String, String>();
    if (!alerts.isEmpty()) {
      common.putAll(part.apply(alerts.getFirst()));
      alerts.forEach(alert -> common.entrySet().retainAll(part.apply(alert).entrySet()));
    }
    return common;
  }

  private Notification with(List<Alert> others) {
    return new Notification(
        id,
        receiver,
        reason,
        severity,
        groupKey,
        groupLabels,
        others,
        incidentId,
        decidedAt,
        oldestReceivedAt);
  }
}
