// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotificationTest {

  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private final Alert firing = alert("a", null, Map.of("summary", "s", "runbook_url", "r"));
  private final Alert over = alert("b", NOW.minusSeconds(1), Map.of("summary", "s", "more", "m"));

  @Test
  void commonPartsAreThoseThatEveryAlertHas() {
    var notification = notification(firing, over);

    assertThat(notification.commonLabels())
        .isEqualTo(Labels.of("alertname", "Down", "service", "cache"));
    assertThat(notification.commonAnnotations()).isEqualTo(Map.of("summary", "s"));
    assertThat(notification().commonLabels()).isEqualTo(Labels.none());
  }

  @Test
  void firesWhileOneAlertFires() {
    assertThat(notification(firing, over).status()).isEqualTo(Alert.Status.FIRING);
    assertThat(notification(over).status()).isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void integrationThatWantsNoResolvedAlertsIsToldTheOthersOnly() {
    assertThat(quiet(false).concerns(notification(firing, over))).contains(notification(firing));
    assertThat(quiet(false).concerns(notification(over))).isEmpty();
    assertThat(quiet(true).concerns(notification(over))).contains(notification(over));
  }

  private static Integration quiet(boolean sendResolved) {
    return new Slack(new Endpoint("slack-url", true), null, sendResolved);
  }

  private static Alert alert(
      String instance, @Nullable Instant end, Map<String, String> annotations) {
    return new Alert(
        Labels.of("alertname", "Down", "service", "cache", "instance", instance),
        annotations,
        NOW.minusSeconds(60),
        end,
        NOW,
        "test",
        "");
  }

  private static Notification notification(Alert... alerts) {
    return new Notification(
        "n1",
        "team",
        NotifyReason.FIRST_NOTIFICATION,
        Severity.CRITICAL,
        "{}:{}",
        Labels.none(),
        List.of(alerts),
        "",
        NOW,
        NOW);
  }
}
