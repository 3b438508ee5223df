// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;

/** What GitHub finds to be unsafe: an alert from the finding until it is fixed or dismissed. */
final class GitHubFinding {

  private GitHubFinding() {}

  static Payload dependency(Value body, Arrival arrival) {
    var alert = body.get("alert");
    var name = alert.scalar("dependency", "package", "name");
    return payload(
        body,
        finding("VulnerableDependency", "dependabot", body, arrival)
            .label(
                Labels.SEVERITY, Severity.of(alert.scalar("security_advisory", "severity")).word())
            .label("package", name)
            .summary(name + ": " + alert.scalar("security_advisory", "summary"))
            .detail("advisory", alert.scalar("security_advisory", "ghsa_id"))
            .detail("cve", alert.scalar("security_advisory", "cve_id"))
            .detail("manifest", alert.scalar("dependency", "manifest_path")),
        arrival);
  }

  static Payload code(Value body, Arrival arrival) {
    var rule = body.get("alert").get("rule");
    var security = rule.scalar("security_severity_level");
    return payload(
        body,
        finding("UnsafeCode", "code-scanning", body, arrival)
            .label(
                Labels.SEVERITY,
                Severity.of(security.isEmpty() ? rule.scalar("severity") : security).word())
            .label("rule", rule.scalar("id"))
            .summary(rule.scalar("description"))
            .detail("tool", body.scalar("alert", "tool", "name"))
            .detail("ref", body.scalar("ref")),
        arrival);
  }

  /** Whose it is and what it opens is for GitHub's own page: the secret itself is nowhere. */
  static Payload secret(Value body, Arrival arrival) {
    var alert = body.get("alert");
    var display = alert.scalar("secret_type_display_name");
    var kind = display.isEmpty() ? alert.scalar("secret_type") : display;
    return payload(
        body,
        finding("LeakedSecret", "secret-scanning", body, arrival)
            .label(Labels.SEVERITY, Severity.CRITICAL.word())
            .label("secret_type", alert.scalar("secret_type"))
            .summary("A secret stands in the repository: " + kind),
        arrival);
  }

  private static Draft finding(String name, String kind, Value body, Arrival arrival) {
    var alert = body.get("alert");
    var number = alert.get("number").whole();
    return GitHubDelivery.repository(body, arrival)
        .label(Labels.ALERT_NAME, name)
        .label("category", "security")
        .key("github:" + body.get("repository").get("full_name").text() + ":" + kind + ":" + number)
        .detail("number", number)
        .url(alert.scalar("html_url"));
  }

  private static Payload payload(Value body, Draft draft, Arrival arrival) {
    var alert = body.get("alert");
    var at =
        alert
            .find("updated_at")
            .or(() -> alert.find("created_at"))
            .map(Value::instant)
            .orElse(arrival.at());
    return switch (body.get("action").text()) {
      case "created",
          "reopened",
          "reopened_by_user",
          "auto_reopened",
          "reintroduced",
          "publicly_leaked" ->
          Payload.ofAlert(draft.firing(at), true);
      case "fixed", "dismissed", "auto_dismissed", "resolved", "closed_by_user" ->
          Payload.ofAlert(draft.resolved(at), true);
      default -> Payload.ignored("neither found nor fixed");
    };
  }
}
