// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything may come twice; people are told once. */
class RedeliveryIT {

  private static final Suite SUITE = Suite.running();

  @Test
  void aWebhookThatIsSentAgainIsRecognisedAndPagedOnce() {
    var name = Alerts.unique("SentTwice");
    var webhook = Alerts.critical(name);

    var first = SUITE.client().send(webhook);
    SUITE.page(name);
    var second = SUITE.client().send(webhook);

    assertThat(first.body().path("duplicate").asBoolean()).isFalse();
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.body().path("duplicate").asBoolean()).isTrue();
    assertThat(second.body().path("eventId")).isEqualTo(first.body().path("eventId"));
    fence();
    assertThat(SUITE.pages(name)).hasSize(1);
  }

  @Test
  void aMessageThatTheQueueDeliversTwiceIsPagedOnce() {
    var name = Alerts.unique("QueuedTwice");
    var now = Instant.now();
    var labels =
        Labels.of(Map.of("alertname", name, "service", "acceptance", "severity", "critical"));
    var alert =
        Json.write(AlertBatch.of("standard:" + name, "standard", now, List.of(alert(labels, now))));

    SUITE.enqueue("AlertsQueue", alert);
    SUITE.enqueue("AlertsQueue", alert);
    SUITE.page(name);

    fence();
    assertThat(SUITE.pages(name)).hasSize(1);
  }

  private static Alert alert(Labels labels, Instant now) {
    return new Alert(labels, Map.of(), now, null, now, "standard", "");
  }

  /** A later alert is paged, so pages of earlier ones have left. */
  private static void fence() {
    var name = Alerts.unique("Fence");
    SUITE.client().send(Alerts.critical(name));
    SUITE.page(name);
  }
}
