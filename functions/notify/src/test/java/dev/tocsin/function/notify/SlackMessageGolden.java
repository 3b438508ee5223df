// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import static dev.tocsin.function.notify.Examples.NOW;
import static dev.tocsin.function.notify.Examples.alert;
import static dev.tocsin.function.notify.Examples.notification;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.json.Json;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.notify.SlackMessage;
import dev.tocsin.testkit.Golden;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlackMessageGolden {

  @Test
  void firingAlerts() {
    assertGolden(
        "slack-firing.json",
        "#cache",
        "https://tocsin.example",
        notification(
            NotifyReason.FIRST_NOTIFICATION, alert("a", null), alert("b", NOW.minusSeconds(5))));
  }

  @Test
  void groupThatIsOver() {
    assertGolden(
        "slack-resolved.json",
        null,
        "",
        notification(NotifyReason.ALL_ALERTS_RESOLVED, alert("a", NOW.minusSeconds(5))));
  }

  @Test
  void escalation() {
    assertGolden(
        "slack-escalated.json", null, "", notification(NotifyReason.ESCALATED, alert("a", null)));
  }

  @Test
  void manyAlertsAreListedInPartAndCounted() {
    var alerts = IntStream.range(0, 25).mapToObj(i -> alert("i" + i, null)).toArray(Alert[]::new);

    var blocks = blocks(notification(NotifyReason.FIRST_NOTIFICATION, alerts));

    assertThat(blocks).hasSize(1 + 10 + 1 + 1);
    assertThat(blocks.get(11).at("/text/text").asText()).isEqualTo("… and 15 more");
  }

  @Test
  void longTextsAreCutToWhatSlackTakes() {
    var alert =
        new Alert(
            Labels.of("alertname", "A".repeat(400)),
            Map.of("summary", "s".repeat(5_000)),
            NOW,
            null,
            NOW,
            "test",
            "");

    var blocks = blocks(notification(NotifyReason.FIRST_NOTIFICATION, alert));

    assertThat(blocks.get(0).at("/text/text").asText()).hasSize(150).endsWith("…");
    assertThat(blocks.get(1).at("/text/text").asText()).hasSize(3_000).endsWith("…");
  }

  @Test
  void alertCanNeitherMentionAChannelNorForgeALink() {
    var alert =
        new Alert(
            Labels.of("alertname", "A", "team", "<!here>"),
            Map.of("summary", "<!channel> <https://evil.example|click>", "runbook_url", "x"),
            NOW,
            null,
            NOW,
            "test",
            "javascript:alert(1)");

    var text = blocks(notification(NotifyReason.FIRST_NOTIFICATION, alert)).get(1).toString();

    assertThat(text)
        .contains("&lt;!channel&gt;", "&lt;!here&gt;")
        .doesNotContain("<!", "<https", "<javascript", "<x");
  }

  private static JsonNode blocks(Notification notification) {
    return Json.mapper()
        .<JsonNode>valueToTree(SlackMessage.of(notification, null, ""))
        .at("/attachments/0/blocks");
  }

  private static void assertGolden(
      String file, @Nullable String channel, String externalUrl, Notification notification) {
    var message = SlackMessage.of(notification, channel, externalUrl);
    Golden.assertMatches(
        SlackMessageGolden.class, file, Json.mapper().valueToTree(message).toPrettyString());
  }
}
