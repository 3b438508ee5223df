// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.testkit.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentryFormatTest {

  private static final String RESOURCE = "Sentry-Hook-Resource";
  private static final String TRIGGERED =
      "{'action':'triggered','data':{'triggered_rule':'Checkout errors','event':{'issue_id':'11',"
          + "'title':'Timeout','culprit':'pay','level':'error','environment':'production',"
          + "'user':{'email':'jo@example.com'},'web_url':'https://sentry.io/e',"
          + "'url':'https://sentry.io/api/0/projects/org/checkout/events/e4/'}}}";

  private final Format format = new SentryFormat();

  @Test
  void triggeredRuleIsAnAlertOfItsIssue() {
    var alert = alert("event_alert", TRIGGERED);
    assertThat(alert.labels())
        .isEqualTo(
            Labels.of(
                "alertname", "Checkout errors",
                "dedup_key", "sentry:issue:11",
                "severity", "critical",
                "service", "checkout",
                "environment", "production"));
    assertThat(alert.annotations())
        .containsEntry("summary", "Timeout")
        .containsEntry("culprit", "pay");
  }

  @Test
  void nobodyToWhomItHappenedIsNamed() {
    assertThat(alert("event_alert", TRIGGERED).toString()).doesNotContain("jo@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"resolved", "ignored", "archived"})
  void issueThatIsClosedResolvesWhateverRuleItTriggered(String action) {
    var closed = alert("issue", issue(action));
    assertThat(closed.fingerprint()).isEqualTo(alert("event_alert", TRIGGERED).fingerprint());
    assertThat(closed.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "assigned", "unresolved"})
  void issueAloneIsNoAlert(String action) {
    assertThat(read(format, issue(action), RESOURCE, "issue")).matches(Payload::isIgnored);
  }

  @Test
  void metricAlertFiresAtTwoSeveritiesAndIsResolvedAsOne() {
    var warning = alert("metric_alert", metric("warning"));
    var critical = alert("metric_alert", metric("critical"));
    var resolved = alert("metric_alert", metric("resolved"));
    assertThat(warning.labels().get("severity")).isEqualTo("warning");
    assertThat(critical.labels().get("severity")).isEqualTo("critical");
    assertThat(critical.labels().get("service")).isEqualTo("checkout");
    assertThat(critical.fingerprint())
        .isEqualTo(warning.fingerprint())
        .isEqualTo(resolved.fingerprint());
    assertThat(resolved.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
    assertThat(read(format, metric("open"), RESOURCE, "metric_alert")).matches(Payload::isIgnored);
  }

  @Test
  void everySingleErrorIsNotAnAlert() {
    assertThat(read(format, "{}", RESOURCE, "error")).matches(Payload::isIgnored);
    assertThatThrownBy(() -> read(format, "{}")).hasMessageContaining(RESOURCE);
    assertThatThrownBy(
            () -> read(format, "{'data':{'event':{'issue_id':null}}}", RESOURCE, "event_alert"))
        .hasMessage("data.event.issue_id: is missing");
  }

  private Alert alert(String resource, String body) {
    return read(format, body, RESOURCE, resource).alerts().getFirst();
  }

  private static String issue(String action) {
    return "{'action':'"
        + action
        + "','data':{'issue':{'id':'11','title':'Timeout','level':'error','project':{'slug':'checkout'}}}}";
  }

  private static String metric(String action) {
    return "{'action':'"
        + action
        + "','data':{'description_title':'t','metric_alert':{'id':42,'projects':['checkout'],"
        + "'alert_rule':{'name':'Too many errors'}}}}";
  }
}
