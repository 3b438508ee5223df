// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One alert, opened through one of the APIs that others speak and closed through another one. */
class DropInIT {

  private static final Suite SUITE = Suite.running();

  @Test
  void openedThroughPagerDutyAcknowledgedThroughOpsgenieClosedThroughAlertmanager() {
    var name = Alerts.unique("DropIn");
    var key = "it/" + name;

    var triggered = pagerDuty(event("trigger", key, name));
    assertThat(triggered.status()).isEqualTo(202);
    assertThat(triggered.body().path("dedup_key").asText()).isEqualTo(key);
    incident(name, "triggered");
    SUITE.page(name);

    var acknowledged = opsgenie(key, "acknowledge", Map.of("user", "ada", "note", "on it"));
    assertThat(acknowledged.status()).isEqualTo(202);
    var incident = incident(name, "acknowledged");
    assertThat(incident.path("acknowledgedBy").asText()).isEqualTo("ada");
    assertThat(incident.path("timeline").toString()).contains("ada: on it");
    assertThat(request(acknowledged.body().path("requestId").asText()).path("action").asText())
        .isEqualTo("Acknowledge");

    var ended = Instant.now().toString();
    var closed = alertmanager(List.of(Map.of("labels", Map.of("dedup_key", key), "endsAt", ended)));
    assertThat(closed.status()).isEqualTo(200);
    incident(name, "resolved");
    var alert = SUITE.client().listed("/api/v1/alerts?status=resolved", name).orElseThrow();
    assertThat(alert.path("labels").path("severity").asText())
        .as("who closed it knew nothing but its key")
        .isEqualTo("critical");
  }

  @Test
  void openedByPrometheusAcknowledgedAndClosedUnderItsFingerprint() {
    var name = Alerts.unique("Labelled");
    var labels = Map.of("alertname", name, "service", "acceptance", "severity", "critical");
    var posted =
        alertmanager(
            List.of(Map.of("labels", labels, "endsAt", Instant.now().plusSeconds(240).toString())));
    assertThat(posted.status()).isEqualTo(200);
    incident(name, "triggered");
    var fingerprint =
        SUITE.client().listed("/api/v1/alerts", name).orElseThrow().path("fingerprint").asText();

    assertThat(pagerDuty(event("acknowledge", fingerprint, name)).status()).isEqualTo(202);
    incident(name, "acknowledged");
    assertThat(opsgenie(fingerprint, "close", Map.of()).status()).isEqualTo(202);
    Eventually.get(
        "end of " + name, () -> SUITE.client().listed("/api/v1/alerts?status=resolved", name));
  }

  private static JsonNode incident(String name, String status) {
    return Eventually.get(
        status + " incident of " + name,
        () ->
            SUITE
                .client()
                .listed("/api/v1/incidents?status=" + status, name)
                .filter(found -> found.path("status").asText().equals(status)));
  }

  private static Map<String, Object> event(String action, String key, String name) {
    return Map.of(
        "routing_key",
        "localonlyroutingkeyworthnothing0",
        "event_action",
        action,
        "dedup_key",
        key,
        "payload",
        Map.of("summary", name, "source", "acceptance", "severity", "critical"));
  }

  private static Client.Answer pagerDuty(Object body) {
    return post("/v2/enqueue", Optional.empty(), body);
  }

  private static Client.Answer opsgenie(String alias, String action, Object body) {
    var path = "/v2/alerts/" + URLEncoder.encode(alias, StandardCharsets.UTF_8) + "/" + action;
    return post(path + "?identifierType=alias", Optional.of("GenieKey local-only-genie-key"), body);
  }

  private static Client.Answer alertmanager(Object body) {
    return post("/api/v2/alerts", Optional.of("Bearer local-only-prometheus-token"), body);
  }

  private static JsonNode request(String id) {
    var request =
        HttpRequest.newBuilder(SUITE.client().api().resolve("/v2/alerts/requests/" + id))
            .header("authorization", "GenieKey local-only-genie-key")
            .build();
    return SUITE.client().send(request).body().path("data");
  }

  private static Client.Answer post(String path, Optional<String> authorization, Object body) {
    var request =
        HttpRequest.newBuilder(SUITE.client().api().resolve(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(body)));
    authorization.ifPresent(value -> request.header("authorization", value));
    return SUITE.client().send(request.build());
  }
}
