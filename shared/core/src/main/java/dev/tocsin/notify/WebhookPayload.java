// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import dev.tocsin.alert.Alert;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Alertmanager's webhook payload, version 4, field by field and in its order, so that whatever
 * reads Alertmanager reads Tocsin: {@code notify/webhook/webhook.go} and {@code
 * template/template.go} there.
 */
public final class WebhookPayload {

  /** Go's zero time: how Alertmanager writes the end of an alert that fires. */
  private static final String NO_END = "0001-01-01T00:00:00Z";

  private WebhookPayload() {}

  public static Map<String, Object> of(
      Notification notification, int maxAlerts, String externalUrl) {
    var told = maxAlerts == 0 ? notification : notification.first(maxAlerts);
    return JsonObject.of(
        // Quoted as for a regular expression, which is how Alertmanager hands it to its templates.
        "receiver", quoteMeta(told.receiver()),
        "status", word(told.status()),
        "alerts", told.alerts().stream().map(alert -> alert(alert, told)).toList(),
        "notification_reason", told.reason().text(),
        "groupLabels", told.groupLabels().values(),
        "commonLabels", told.commonLabels().values(),
        "commonAnnotations", told.commonAnnotations(),
        "externalURL", externalUrl,
        "version", "4",
        "groupKey", told.groupKey(),
        "truncatedAlerts", notification.alerts().size() - told.alerts().size());
  }

  private static Map<String, Object> alert(Alert alert, Notification told) {
    var status = alert.status(told.decidedAt());
    var end = status == Alert.Status.RESOLVED ? alert.end() : Optional.<Instant>empty();
    return JsonObject.of(
        "status", word(status),
        "labels", alert.labels().values(),
        "annotations", new TreeMap<>(alert.annotations()),
        "startsAt", alert.startsAt().toString(),
        "endsAt", end.map(Instant::toString).orElse(NO_END),
        "generatorURL", alert.generatorUrl(),
        "fingerprint", alert.fingerprint().hex());
  }

  private static String word(Alert.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String quoteMeta(String text) {
    return text.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
  }
}
