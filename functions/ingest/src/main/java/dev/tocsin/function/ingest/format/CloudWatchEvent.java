// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.function.ingest.format.CloudWatchAlarm.InsufficientData;
import java.util.List;
import java.util.Map;

/** CloudWatch's events about its alarms, as they come through EventBridge. */
final class CloudWatchEvent {

  private static final int MOST = 500;

  private CloudWatchEvent() {}

  /**
   * A new state of an alarm, or of one contributor to it. A composite alarm whose actions are
   * suppressed fires without telling anybody, and comes again once they are not; that it is over is
   * told all the same.
   */
  static Payload state(Value event, Arrival arrival, InsufficientData insufficient) {
    var detail = event.get("detail");
    var state = detail.get("state");
    var suppressedBy = state.scalar("actionsSuppressedBy");
    if (!suppressedBy.isEmpty() && !state.get("value").text().equals("OK")) {
      return Payload.ignored("the alarm's actions are suppressed");
    }
    var draft =
        new Draft(arrival)
            .detail("rule", detail.scalar("configuration", "alarmRule"))
            .detail("values", values(state));
    return alarm(event)
        .in(
            state.get("value").text(),
            state.get("timestamp").instant(),
            state.scalar("reason"),
            draft,
            insufficient);
  }

  /** An alarm that was made, changed or deleted; a deleted one will never say that it is over. */
  static Payload configuration(Value event, Arrival arrival) {
    var operation = event.get("detail").get("operation").text();
    var alarm = alarm(event);
    var at = event.get("time").instant();
    var change =
        new Draft(arrival)
            .label(Labels.ALERT_NAME, alarm.name())
            .label("account", event.scalar("account"))
            .label("region", event.scalar("region"))
            .summary("Alarm " + alarm.name() + ": " + operation)
            .change(at);
    var alerts =
        operation.equals("delete")
            ? List.of(alarm.describe(new Draft(arrival), "the alarm was deleted").resolved(at))
            : List.<Alert>of();
    return Payload.of(alerts, List.of(), List.of(), List.of(change), List.of(), true);
  }

  private static CloudWatchAlarm alarm(Value event) {
    var detail = event.get("detail");
    var resources = event.get("resources").items(MOST);
    if (resources.isEmpty()) {
      throw event.get("resources").error("expected the alarm's ARN");
    }
    return new CloudWatchAlarm(
        detail.get("alarmName").text(),
        resources.getFirst().text(),
        detail.scalar("configuration", "description"),
        identity(detail),
        detail.scalar("alarmContributor", "id"));
  }

  private static Map<String, String> identity(Value detail) {
    var attributes = detail.at("alarmContributor", "attributes").map(Value::texts);
    if (attributes.isPresent()) {
      return attributes.get();
    }
    return CloudWatchAlarm.alike(
        detail
            .at("configuration", "metrics")
            .map(list -> list.items(MOST))
            .orElse(List.of())
            .stream()
            .flatMap(query -> query.at("metricStat", "metric", "dimensions").stream())
            .map(Value::texts)
            .toList());
  }

  /** {@code reasonData} is JSON in a text, and not in every event. */
  private static String values(Value state) {
    return state
        .at("reasonData")
        .filter(Value::isText)
        .flatMap(Value::wrapped)
        .flatMap(data -> data.at("recentDatapoints"))
        .map(Value::shown)
        .orElse("");
  }
}
