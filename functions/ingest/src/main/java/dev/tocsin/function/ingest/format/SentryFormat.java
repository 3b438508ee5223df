// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Sentry's webhooks, by the resource that their header names: an alert rule that was triggered by
 * an issue, a metric alert, and what becomes of an issue afterwards. Of an event only its title and
 * its place are taken: the rest is about the people to whom it happened.
 */
final class SentryFormat implements Format {

  private static final Pattern PROJECT = Pattern.compile("/projects/[^/]+/([^/]+)/");

  @Override
  public String name() {
    return "sentry";
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var resource = arrival.headers().all("Sentry-Hook-Resource");
    if (resource.size() != 1) {
      throw body.error("the header Sentry-Hook-Resource must say what it is");
    }
    return switch (resource.getFirst()) {
      case "event_alert" -> eventAlert(body, arrival);
      case "metric_alert" -> metricAlert(body, arrival);
      case "issue" -> issue(body, arrival);
      default -> Payload.ignored("not an alert: what wakes somebody is for Sentry's alert rules");
    };
  }

  private static Payload eventAlert(Value body, Arrival arrival) {
    var data = body.get("data");
    var event = data.get("event");
    var project = PROJECT.matcher(event.scalar("url"));
    var rule = data.scalar("triggered_rule");
    return Payload.ofAlert(
        new Draft(arrival)
            .label(Labels.ALERT_NAME, rule.isEmpty() ? "SentryIssue" : rule)
            .key(issueKey(event.get("issue_id")))
            .label(Labels.SEVERITY, severity(event.scalar("level")).word())
            .label(Labels.SERVICE, project.find() ? project.group(1) : "")
            .label("environment", event.scalar("environment"))
            .summary(event.scalar("title"))
            .detail("culprit", event.scalar("culprit"))
            .detail("release", event.scalar("release"))
            .url(event.scalar("web_url"))
            .firing(at(arrival)),
        false);
  }

  /**
   * An issue that is new or was seen again is left to the alert rules; one that is closed is over.
   */
  private static Payload issue(Value body, Arrival arrival) {
    var issue = body.get("data").get("issue");
    return switch (body.get("action").text()) {
      case "resolved", "ignored", "archived" ->
          Payload.ofAlert(
              new Draft(arrival)
                  .label(Labels.ALERT_NAME, "SentryIssue")
                  .key(issueKey(issue.get("id")))
                  .label(Labels.SEVERITY, severity(issue.scalar("level")).word())
                  .label(Labels.SERVICE, issue.scalar("project", "slug"))
                  .summary(issue.scalar("title"))
                  .url(issue.scalar("web_url"))
                  .resolved(at(arrival)),
              false);
      default -> Payload.ignored("an issue alone is no alert: Sentry's alert rules decide");
    };
  }

  private static Payload metricAlert(Value body, Arrival arrival) {
    var data = body.get("data");
    var alert = data.get("metric_alert");
    var action = body.get("action").text();
    var projects = alert.at("projects").map(list -> list.items(Bounds.MOST_LABELS));
    var draft =
        new Draft(arrival)
            .label(Labels.ALERT_NAME, alert.get("alert_rule").get("name").text())
            .key("sentry:metric_alert:" + alert.get("id").whole())
            .label(Labels.SEVERITY, severity(action).word())
            .label(
                Labels.SERVICE,
                projects
                    .filter(list -> !list.isEmpty())
                    .map(list -> list.getFirst().text())
                    .orElse(""))
            .label("environment", alert.scalar("alert_rule", "environment"))
            .summary(data.scalar("description_title"))
            .detail("description", data.scalar("description_text"))
            .url(data.scalar("web_url"));
    return switch (action) {
      case "critical", "warning" -> Payload.ofAlert(draft.firing(at(arrival)), false);
      case "resolved" -> Payload.ofAlert(draft.resolved(at(arrival)), false);
      default -> Payload.ignored("a metric alert that neither fires nor is over");
    };
  }

  private static String issueKey(Value id) {
    return "sentry:issue:" + id.whole();
  }

  /** Sentry has debug below info. */
  private static Severity severity(String level) {
    return level.equals("debug") ? Severity.INFO : Severity.of(level);
  }

  /** The bodies have the time of the event, not that of the statement; it stands beside them. */
  private static Instant at(Arrival arrival) {
    return arrival.headers().all("Sentry-Hook-Timestamp").stream()
        .filter(seconds -> seconds.matches("\\d{9,11}"))
        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
        .findFirst()
        .orElse(arrival.at());
  }
}
