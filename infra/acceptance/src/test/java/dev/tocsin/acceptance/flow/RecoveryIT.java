// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.testkit.HttpTarget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An alert that a runbook knows is repaired before anybody has to get up (runbooks/cache.yaml). */
class RecoveryIT {

  private static final Suite SUITE = Suite.running();

  @Test
  void theRepairIsCalledOnceAndProvenByTheAlertsEnd() {
    var name = Alerts.unique("CacheBroken");
    var labels = Map.of("service", "cache_manager", "severity", "critical");

    SUITE.client().send(Alerts.firing(name, labels));

    var repair = Eventually.get("repair of " + name, () -> repairs(name).stream().findFirst());
    assertThat(repair.method()).isEqualTo("POST");
    assertThat(repair.headers()).containsKeys("idempotency-key", "webhook-signature");
    var alert =
        SUITE.client().listed("/api/v1/alerts", name).orElseThrow().path("fingerprint").asText();
    assertThat(recovery(alert, "verifying").path("runbook").asText()).isEqualTo("restart-cache");

    SUITE.client().send(Alerts.resolved(name, labels));

    var proven = recovery(alert, "succeeded");
    assertThat(proven.path("attempts")).hasSize(1);
    assertThat(proven.path("pagedAt").isNull()).as("nobody had to get up").isTrue();
    assertThat(repairs(name)).hasSize(1);
  }

  /** The recovery of an alert once it is in this state. */
  private static JsonNode recovery(String fingerprint, String status) {
    return Eventually.get(
        "recovery of " + fingerprint + " that is " + status,
        () ->
            SUITE
                .client()
                .listed("/api/v1/recoveries", fingerprint)
                .filter(it -> it.path("status").asText().equals(status)));
  }

  private static List<HttpTarget.Request> repairs(String name) {
    return SUITE.machines().requests().stream()
        .filter(request -> request.body().contains(name))
        .toList();
  }
}
