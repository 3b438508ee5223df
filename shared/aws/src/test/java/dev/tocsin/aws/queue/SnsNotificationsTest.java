// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.aws.json.Json;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.notify.PlainText;
import dev.tocsin.testkit.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

class SnsNotificationsTest {

  private static final Instant NOW = ManualClock.START;

  private final List<PublishRequest> published = new ArrayList<>();
  private final SnsNotifications notifications =
      new SnsNotifications(
          new SnsClient() {
            @Override
            public PublishResponse publish(PublishRequest request) {
              published.add(request);
              return PublishResponse.builder().build();
            }

            @Override
            public String serviceName() {
              return "sns";
            }

            @Override
            public void close() {}
          },
          "arn:warning",
          "arn:critical",
          "arn:emergency");

  @ParameterizedTest
  @CsvSource({
    "INFO, arn:warning",
    "WARNING, arn:warning",
    "CRITICAL, arn:critical",
    "EMERGENCY, arn:emergency"
  })
  void severityChoosesTheTopic(Severity severity, String topic) {
    notifications.publish(notification(severity));

    assertThat(published).extracting(PublishRequest::topicArn).containsExactly(topic);
  }

  @Test
  void queueGetsTheRecordAndEverybodyElseTheText() {
    var notification = notification(Severity.CRITICAL);

    notifications.publish(notification);

    var request = published.getFirst();
    var forms = Json.parse(request.message().getBytes(StandardCharsets.UTF_8));
    assertThat(request.messageStructure()).isEqualTo("json");
    assertThat(Json.read(forms.path("sqs").asText(), Notification.class)).isEqualTo(notification);
    assertThat(forms.path("default").asText()).isEqualTo(PlainText.of(notification));
    assertThat(request.subject()).isEqualTo("[FIRING:1] Down");
  }

  @Test
  void attributesAreThereToFilterBy() {
    notifications.publish(notification(Severity.CRITICAL));

    assertThat(published.getFirst().messageAttributes())
        .hasSize(3)
        .hasEntrySatisfying("severity", v -> assertThat(v.stringValue()).isEqualTo("critical"))
        .hasEntrySatisfying("receiver", v -> assertThat(v.stringValue()).isEqualTo("team"))
        .hasEntrySatisfying("reason", v -> assertThat(v.stringValue()).isEqualTo("escalated"));
  }

  private static Notification notification(Severity severity) {
    var alert = new Alert(Labels.of("alertname", "Down"), Map.of(), NOW, null, NOW, "test", "");
    return new Notification(
        "n1",
        "team",
        NotifyReason.ESCALATED,
        severity,
        "{}:{}",
        Labels.none(),
        List.of(alert),
        "i1",
        NOW,
        NOW);
  }
}
