// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import static dev.tocsin.function.notify.Examples.NOW;
import static dev.tocsin.function.notify.Examples.alert;
import static dev.tocsin.function.notify.Examples.notification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.aws.json.Json;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.notify.WebhookPayload;
import dev.tocsin.testkit.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Field by field and in its order what Alertmanager sends to a webhook. */
class WebhookPayloadGolden {

  @Test
  void firingAndResolvedAlertsOfAGroup() {
    assertGolden(
        "webhook-firing.json",
        WebhookPayload.of(
            notification(
                NotifyReason.SOME_ALERTS_RESOLVED,
                alert("a", null),
                alert("b", NOW.minusSeconds(5)),
                alert("c", NOW.plusSeconds(300))),
            0,
            "https://tocsin.example"));
  }

  @Test
  void groupThatIsOver() {
    assertGolden(
        "webhook-resolved.json",
        WebhookPayload.of(
            notification(NotifyReason.ALL_ALERTS_RESOLVED, alert("a", NOW.minusSeconds(5))),
            0,
            ""));
  }

  @Test
  void alertsBeyondTheLimitAreCountedOnlyAndHaveNoPartInWhatIsCommon() {
    assertGolden(
        "webhook-truncated.json",
        WebhookPayload.of(
            notification(
                NotifyReason.NEW_ALERTS_ADDED,
                alert("a", null),
                alert("b", null),
                alert("c", null)),
            1,
            ""));
  }

  @Test
  void receiverNameIsQuotedAsAlertmanagerQuotesIt() {
    var notification =
        new Notification(
            "n",
            "team.a (eu)",
            NotifyReason.FIRST_NOTIFICATION,
            Severity.INFO,
            "k",
            Labels.none(),
            List.of(new Alert(Labels.of("alertname", "A"), Map.of(), NOW, null, NOW, "s", "")),
            "",
            NOW,
            NOW);

    assertThat(WebhookPayload.of(notification, 0, ""))
        .containsEntry("receiver", "team\\.a \\(eu\\)");
  }

  private static void assertGolden(String file, Map<String, Object> payload) {
    var text = Json.mapper().valueToTree(payload).toPrettyString();
    Golden.assertMatches(WebhookPayloadGolden.class, file, text);
  }
}
