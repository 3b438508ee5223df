// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.function.ingest.format.CloudWatchAlarm.InsufficientData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CloudWatch's own notification, as it comes through SNS: of a metric alarm ({@code Trigger}), of a
 * composite one ({@code AlarmRule}, {@code TriggeringChildren}), or of one contributor to an alarm
 * over several time series.
 */
final class CloudWatchNotification {

  private static final int MOST = 500;

  private CloudWatchNotification() {}

  static boolean is(Value message) {
    return message.find("AlarmName").isPresent() && message.find("NewStateValue").isPresent();
  }

  static Payload read(Value message, Arrival arrival, InsufficientData insufficient) {
    var alarm =
        new CloudWatchAlarm(
            message.get("AlarmName").text(),
            message.get("AlarmArn").text(),
            message.scalar("AlarmDescription"),
            identity(message),
            message.scalar("AlarmContributorId"));
    return alarm.in(
        message.get("NewStateValue").text(),
        message.get("StateChangeTime").instant(),
        message.scalar("NewStateReason"),
        new Draft(arrival)
            .detail("metric", metric(message))
            .detail("rule", message.scalar("AlarmRule"))
            .detail("children", children(message)),
        insufficient);
  }

  /** The contributor's attributes, else the dimensions that all metrics of the alarm have alike. */
  private static Map<String, String> identity(Value message) {
    var attributes = message.at("AlarmContributorAttributes").map(Value::texts);
    if (attributes.isPresent()) {
      return attributes.get();
    }
    var queries =
        message.at("Trigger", "Metrics").map(list -> list.items(MOST)).orElse(List.of()).stream()
            .flatMap(query -> query.at("MetricStat", "Metric").stream());
    return CloudWatchAlarm.alike(
        Stream.concat(
                message.at("Trigger", "Dimensions").map(any -> message.get("Trigger")).stream(),
                queries)
            .map(CloudWatchNotification::dimensions)
            .toList());
  }

  /** Their keys are in lower case, unlike all else in the message. */
  private static Map<String, String> dimensions(Value metric) {
    var dimensions = new HashMap<String, String>();
    for (var item : metric.at("Dimensions").map(list -> list.items(MOST)).orElse(List.of())) {
      dimensions.put(item.get("name").text(), item.get("value").text());
    }
    return dimensions;
  }

  private static String metric(Value message) {
    return (message.scalar("Trigger", "Namespace") + " " + message.scalar("Trigger", "MetricName"))
        .strip();
  }

  private static String children(Value message) {
    return message.at("TriggeringChildren").map(list -> list.items(MOST)).orElse(List.of()).stream()
        .map(child -> child.scalar("Arn"))
        .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
        .collect(Collectors.joining(", "));
  }
}
