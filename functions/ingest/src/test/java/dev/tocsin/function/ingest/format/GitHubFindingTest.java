// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.testkit.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubFindingTest {

  private final Format format = new GitHubFormat();

  @Test
  void vulnerableDependencyIsAnAlertOfItsNumber() {
    var alert = dependabot("created").alerts().getFirst();
    assertThat(alert.labels())
        .isEqualTo(
            Labels.of(
                "alertname", "VulnerableDependency",
                "dedup_key", "github:org/shop:dependabot:17",
                "severity", "critical",
                "category", "security",
                "service", "shop",
                "repository", "org/shop",
                "package", "parser"));
    assertThat(alert.annotations()).containsEntry("summary", "parser: Recursion");
  }

  @ParameterizedTest
  @CsvSource({"fixed,RESOLVED", "dismissed,RESOLVED", "auto_dismissed,RESOLVED", "reopened,FIRING"})
  void whatIsFixedOrDismissedIsOver(String action, Alert.Status status) {
    var alert = dependabot(action).alerts().getFirst();
    assertThat(alert.status(ManualClock.START)).isEqualTo(status);
    assertThat(alert.fingerprint())
        .isEqualTo(dependabot("created").alerts().getFirst().fingerprint());
  }

  @Test
  void otherActionsSayNothing() {
    assertThat(dependabot("assignees_changed")).matches(Payload::isIgnored);
  }

  @Test
  void unsafeCodeHasTheSeverityOfItsDanger() {
    assertThat(code("'severity':'error','security_severity_level':'low'")).isEqualTo("info");
    assertThat(code("'severity':'error'")).isEqualTo("critical");
  }

  @Test
  void leakedSecretIsCriticalAndNotRepeated() {
    var alert =
        read(
                format,
                body(
                    "created",
                    "'secret':'AKIA1234','secret_type':'aws','secret_type_display_name':'AWS key'"),
                "X-GitHub-Event",
                "secret_scanning_alert")
            .alerts()
            .getFirst();
    assertThat(alert.severity().word()).isEqualTo("critical");
    assertThat(alert.annotations())
        .containsEntry("summary", "A secret stands in the repository: AWS key");
    assertThat(alert.toString()).doesNotContain("AKIA1234");
  }

  private String code(String rule) {
    return read(
            format,
            body("created", "'rule':{'id':'java/xss','description':'XSS'," + rule + "}"),
            "X-GitHub-Event",
            "code_scanning_alert")
        .alerts()
        .getFirst()
        .labels()
        .get("severity");
  }

  private Payload dependabot(String action) {
    return read(
        format,
        body(
            action,
            "'dependency':{'package':{'name':'parser'}},"
                + "'security_advisory':{'summary':'Recursion','severity':'high'}"),
        "X-GitHub-Event",
        "dependabot_alert");
  }

  private static String body(String action, String alert) {
    return "{'action':'"
        + action
        + "','alert':{'number':17,'updated_at':'2026-01-05T09:00:00Z',"
        + alert
        + "},'repository':{'name':'shop','full_name':'org/shop'}}";
  }
}
