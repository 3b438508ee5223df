// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A notification as a Slack message: an attachment, for its colour, that holds Block Kit blocks,
 * and a plain text for the phone's lock screen. Slack refuses a message whose header is longer than
 * 150 or whose section is longer than 3,000 characters, so texts are cut to fit.
 */
public final class SlackMessage {

  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_SECTION = 3_000;
  private static final int MOST_ALERTS = 10;

  private SlackMessage() {}

  public static Map<String, Object> of(
      Notification told, @Nullable String channel, String externalUrl) {
    var blocks = new ArrayList<Object>();
    blocks.add(JsonObject.of("type", "header", "text", plain(Headline.of(told))));
    told.alerts().stream()
        .limit(MOST_ALERTS)
        .forEach(alert -> blocks.add(section(line(alert, told))));
    if (told.alerts().size() > MOST_ALERTS) {
      blocks.add(section("… and " + (told.alerts().size() - MOST_ALERTS) + " more"));
    }
    blocks.add(
        JsonObject.of("type", "context", "elements", List.of(markdown(footer(told, externalUrl)))));
    var message = JsonObject.of("text", escaped(Headline.of(told)));
    if (channel != null) {
      message.put("channel", channel);
    }
    message.put("attachments", List.of(JsonObject.of("color", colour(told), "blocks", blocks)));
    return message;
  }

  private static String line(Alert alert, Notification told) {
    boolean resolved = alert.status(told.decidedAt()) == Alert.Status.RESOLVED;
    var labels =
        alert.labels().values().entrySet().stream()
            .filter(label -> !label.getKey().equals(Labels.ALERT_NAME))
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", "));
    var name = escaped(alert.name());
    var linked = alert.generatorUrl().isEmpty() ? name : link(alert.generatorUrl(), name);
    var runbook = alert.annotations().getOrDefault("runbook_url", "");
    return (resolved ? ":white_check_mark: " : ":rotating_light: ")
        + ("*" + linked + "* since " + alert.startsAt())
        + alert.end().filter(end -> resolved).map(end -> ", until " + end).orElse("")
        + paragraph(escaped(summary(alert)))
        + paragraph(labels.isEmpty() ? "" : "`" + escaped(labels) + "`")
        + paragraph(runbook.isEmpty() ? "" : link(runbook, "runbook"));
  }

  private static String summary(Alert alert) {
    var annotations = alert.annotations();
    return annotations.getOrDefault("summary", annotations.getOrDefault("description", ""));
  }

  private static String footer(Notification told, String externalUrl) {
    var incident = told.incidentId().isEmpty() ? "" : " · incident " + escaped(told.incidentId());
    var home = externalUrl.isEmpty() ? "" : " · " + link(externalUrl, "Tocsin");
    return told.severity().word()
        + (" · " + told.reason().text() + " · to " + escaped(told.receiver()))
        + incident
        + home;
  }

  private static String colour(Notification told) {
    if (told.status() == Alert.Status.RESOLVED) {
      return "#2eb67d";
    }
    return switch (told.severity()) {
      case Severity.EMERGENCY, Severity.CRITICAL -> "#e01e5a";
      case Severity.WARNING -> "#ecb22e";
      case Severity.INFO -> "#36c5f0";
    };
  }

  private static Map<String, Object> section(String text) {
    return JsonObject.of("type", "section", "text", markdown(cut(text, LONGEST_SECTION)));
  }

  private static Map<String, Object> markdown(String text) {
    return JsonObject.of("type", "mrkdwn", "text", text);
  }

  private static Map<String, Object> plain(String text) {
    return JsonObject.of("type", "plain_text", "text", cut(text, LONGEST_HEADER));
  }

  private static String link(String url, String text) {
    return url.toLowerCase(Locale.ROOT).startsWith("http")
        ? "<" + escaped(url).replace("|", "%7C") + "|" + text + ">"
        : text;
  }

  private static String paragraph(String text) {
    return text.isEmpty() ? "" : "\n" + text;
  }

  /**
   * Slack's three control characters: an alert's text must not mention a channel or make a link.
   */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
