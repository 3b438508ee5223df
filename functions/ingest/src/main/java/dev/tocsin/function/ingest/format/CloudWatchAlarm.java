// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.config.Node;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An alarm of CloudWatch as an alert, whichever way it is told of. Its ARN, with the contributor
 * where an alarm watches several, is its identity, so that its dimensions and its description may
 * be changed while it fires.
 *
 * <p>The dimensions become labels. The description says the rest, anywhere in its text: {@code
 * severity=critical service=checkout team=shop environment=production}. Without a word about the
 * service it is the dimension that names one.
 *
 * @param contributor the id of the time series, or the empty string
 */
record CloudWatchAlarm(
    String name,
    String arn,
    String description,
    Map<String, String> dimensions,
    String contributor) {

  /**
   * What an alarm means that has lost its data.
   *
   * <p>By default nothing: it does not say that anything is wrong, nor that anything was repaired.
   * Each alarm says itself what missing data is to it ({@code TreatMissingData: breaching}).
   */
  enum InsufficientData {
    IGNORE,
    RESOLVE,
    ALERT;

    static InsufficientData read(Node settings) {
      return settings.value() == null
          ? IGNORE
          : settings
              .allowing("insufficientData")
              .find("insufficientData")
              .map(word -> word.word(InsufficientData.class))
              .orElse(IGNORE);
    }
  }

  private static final Pattern SAID =
      Pattern.compile("\\b(severity|service|team|environment)\\s*[=:]\\s*([\\w./@-]{1,200})");

  /** The dimensions that name what serves, of those services' metrics. */
  private static final List<String> SERVICES =
      List.of(
          Labels.SERVICE,
          "Service",
          "ServiceName",
          "FunctionName",
          "ApiName",
          "DBClusterIdentifier",
          "DBInstanceIdentifier",
          "TableName",
          "QueueName",
          "TopicName",
          "StateMachineArn",
          "AutoScalingGroupName",
          "ClusterName",
          "InstanceId");

  /**
   * @param state {@code ALARM}, {@code OK} or {@code INSUFFICIENT_DATA}
   * @param at since when
   */
  Payload in(String state, Instant at, String reason, Draft draft, InsufficientData insufficient) {
    describe(draft, reason);
    return switch (state) {
      case "ALARM" -> said(draft.firing(at));
      case "OK" -> said(draft.resolved(at));
      case "INSUFFICIENT_DATA" ->
          switch (insufficient) {
            case IGNORE -> Payload.ignored("the alarm has no data, which says nothing");
            case RESOLVE -> said(draft.resolved(at));
            case ALERT -> said(draft.firing(at));
          };
      default -> Payload.ignored("not a state of an alarm");
    };
  }

  private static Payload said(Alert alert) {
    return Payload.ofAlert(alert, true);
  }

  /** Those dimensions that all of an alarm's metrics have alike. */
  static Map<String, String> alike(List<Map<String, String>> metrics) {
    if (metrics.isEmpty()) {
      return Map.of();
    }
    var alike = new HashMap<>(metrics.getFirst());
    metrics.forEach(metric -> alike.entrySet().retainAll(metric.entrySet()));
    return alike;
  }

  /** Writes down all that holds of the alarm in any state. */
  Draft describe(Draft draft, String reason) {
    draft
        .label(Labels.ALERT_NAME, name)
        .key(contributor.isEmpty() ? arn : arn + "#" + contributor)
        .label("account", arnPart(4))
        // Never the region's display name, which notifications give in its place.
        .label("region", region())
        .label(Labels.SEVERITY, Severity.WARNING.word())
        .label(Labels.SERVICE, service());
    var said = SAID.matcher(description.replaceAll("\\s+", " "));
    while (said.find()) {
      var value = said.group(2);
      draft.label(
          said.group(1), said.group(1).equals(Labels.SEVERITY) ? Severity.of(value).word() : value);
    }
    return draft
        .labels(dimensions)
        .summary(description.isEmpty() ? reason : description)
        .detail("reason", reason)
        .url(url());
  }

  private String service() {
    return SERVICES.stream()
        .map(dimension -> dimensions.getOrDefault(dimension, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private String region() {
    return arnPart(3);
  }

  /** Of {@code arn:aws:cloudwatch:<region>:<account>:alarm:<name>}. */
  private String arnPart(int index) {
    var parts = arn.split(":", 7);
    return parts.length == 7 ? parts[index] : "";
  }

  private String url() {
    var console =
        switch (arnPart(1)) {
          case "aws" -> "console.aws.amazon.com";
          case "aws-cn" -> "console.amazonaws.cn";
          case "aws-us-gov" -> "console.amazonaws-us-gov.com";
          default -> "";
        };
    return console.isEmpty() || !region().toLowerCase(Locale.ROOT).matches("[a-z0-9-]{1,40}")
        ? ""
        : "https://%s/cloudwatch/home?region=%s#alarmsV2:alarm/%s"
            .formatted(
                console,
                region(),
                URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
