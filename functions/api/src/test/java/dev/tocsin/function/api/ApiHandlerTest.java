// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.json.Json;
import dev.tocsin.change.Change;
import dev.tocsin.incident.Incident;
import dev.tocsin.recovery.Recovery;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.testkit.Golden;
import dev.tocsin.testkit.InMemoryAlerts;
import dev.tocsin.testkit.InMemoryChanges;
import dev.tocsin.testkit.InMemoryIncidents;
import dev.tocsin.testkit.InMemoryRecoveries;
import dev.tocsin.testkit.LambdaContext;
import dev.tocsin.testkit.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiHandlerTest {

  private static final String BEARER = "Bearer new-token";

  private final ManualClock clock = new ManualClock();
  private final InMemoryAlerts alerts = new InMemoryAlerts(clock);
  private final InMemoryIncidents incidents = new InMemoryIncidents();
  private final InMemoryRecoveries recoveries = new InMemoryRecoveries();
  private final InMemoryChanges changes = new InMemoryChanges();

  @Test
  void alertsAreShownUnderStableNames() {
    alerts.merge(alert("Firing", 0, null));
    alerts.merge(alert("Over", 0, 30L));
    clock.at(Duration.ofMinutes(1));

    assertGolden("alerts.json", get("alerts", Map.of()));
  }

  @Test
  void incidentsAreShownUnderStableNames() {
    var open = incident("i1", 0);
    incidents.open(open.acknowledge("ann", ManualClock.START.plusSeconds(60)));

    assertGolden("incidents.json", get("incidents", Map.of()));
  }

  @Test
  void changesAreShownUnderStableNames() {
    changes.add(
        new Change(
            "ci:1",
            "ci",
            ManualClock.START,
            "shop 1.2 deployed",
            Labels.of("service", "shop"),
            Map.of("version", "1.2"),
            "https://ci.example/1"));

    assertGolden("changes.json", get("changes", Map.of()));
  }

  @Test
  void recoveriesAreShownUnderStableNames() {
    var now = ManualClock.START;
    var recovery = Recovery.requested(RecoveryRequest.of("restart", alert("Low", 0, null), now));
    recoveries.save(recovery);
    recovery = recovery.running(now.plusSeconds(1));
    recoveries.save(recovery);
    recovery = recovery.verifying("HTTP 200", now.plusSeconds(2));
    recoveries.save(recovery);
    recoveries.save(
        recovery.ended(Recovery.Status.SUCCEEDED, "the alert resolved", now.plusSeconds(40)));

    assertGolden("recoveries.json", get("recoveries", Map.of()));
  }

  @Test
  void alertsCanBeAskedForByStatus() {
    alerts.merge(alert("Firing", 0, null));
    alerts.merge(alert("Over", 0, 30L));
    clock.at(Duration.ofMinutes(1));

    assertThat(values(get("alerts", Map.of("status", "firing")), "alerts", "name"))
        .containsExactly("Firing");
    assertThat(values(get("alerts", Map.of("status", "resolved")), "alerts", "name"))
        .containsExactly("Over");
    assertThat(values(get("alerts", Map.of()), "alerts", "name")).containsExactly("Firing", "Over");
  }

  @Test
  void incidentsCanBeAskedForByStatusTheLatestFirst() {
    incidents.open(incident("i1", 0));
    incidents.open(incident("i2", 60).resolve(ManualClock.START.plusSeconds(90)));
    incidents.open(incident("i3", 30).acknowledge("ann", ManualClock.START.plusSeconds(40)));

    assertThat(values(get("incidents", Map.of()), "incidents", "id"))
        .containsExactly("i2", "i3", "i1");
    assertThat(values(get("incidents", Map.of("status", "acknowledged")), "incidents", "id"))
        .containsExactly("i3");
    assertThat(values(get("incidents", Map.of("limit", "2")), "incidents", "id"))
        .containsExactly("i2", "i3");
  }

  @Test
  void recoveriesCanBeAskedForByStatus() {
    var now = ManualClock.START;
    for (int i = 0; i < 3; i++) {
      var asking = alert("Low" + i, i, null);
      var recovery = Recovery.requested(RecoveryRequest.of("restart", asking, now.plusSeconds(i)));
      recoveries.save(recovery);
      if (i == 0) {
        recoveries.save(recovery.running(now));
      }
    }

    assertThat(
            values(
                get("recoveries", Map.of("status", "running", "limit", "1")),
                "recoveries",
                "status"))
        .containsExactly("running");
    assertThat(values(get("recoveries", Map.of("limit", "2")), "recoveries", "status"))
        .containsExactly("requested", "requested");
  }

  @Test
  void nothingThereIsAnEmptyList() {
    assertThat(get("alerts", Map.of()).getBody()).isEqualTo("{\"alerts\":[]}");
    assertThat(get("incidents", Map.of()).getBody()).isEqualTo("{\"incidents\":[]}");
    assertThat(get("recoveries", Map.of()).getBody()).isEqualTo("{\"recoveries\":[]}");
  }

  @ParameterizedTest
  @CsvSource({"limit, 0", "limit, 501", "limit, -1", "limit, ten", "status, FIRING", "status, ''"})
  void badQueryIsAProblem(String parameter, String value) {
    var answer = get("alerts", Map.of(parameter, value));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    assertThat(body(answer).path("detail").asText()).startsWith(parameter + " must be");
    assertThat(body(answer).path("instance").asText()).isEqualTo("/api/v1/alerts");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "bearer new-token",
        "new-token",
        "Basic x"
      })
  void withoutTheTokenThereIsNothingToSee(@Nullable String authorization) {
    var answer = call(handler("token"), "GET /api/v1/alerts", authorization, Map.of());

    assertThat(answer.getStatusCode()).isEqualTo(401);
    assertThat(answer.getHeaders()).containsKey("WWW-Authenticate");
    assertThat(body(answer).path("status").asInt()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"new-token", "old-token"})
  void everyTokenOfARotationIsAccepted(String token) {
    var answer = call(handler("token"), "GET /api/v1/alerts", "Bearer " + token, Map.of());

    assertThat(answer.getStatusCode()).isEqualTo(200);
  }

  @Test
  void openAccessNeedsNoToken() {
    assertThat(call(handler("open"), "GET /api/v1/alerts", null, Map.of()).getStatusCode())
        .isEqualTo(200);
  }

  @Test
  void accessThatIsNeitherIsRefusedAtTheStart() {
    assertThatThrownBy(() -> handler("opne")).hasMessageContaining("token or open, not opne");
  }

  @Test
  void routeThatNobodyAnswersIsNotFoundOnceTheTokenIsShown() {
    assertThat(call(handler("token"), "GET /api/v1/secrets", BEARER, Map.of()).getStatusCode())
        .isEqualTo(404);
    assertThat(call(handler("token"), "GET /api/v1/secrets", null, Map.of()).getStatusCode())
        .isEqualTo(401);
  }

  @Test
  void healthNeedsNoTokenAndCountsItsChecks() {
    var answer = call(handler("token"), "GET /api/v1/system/health", null, Map.of());

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(body(answer).path("status").asText()).isEqualTo("ok");
    assertThat(body(answer).path("version").asText()).matches("\\d+\\.\\d+.*");
    assertThat(body(answer).path("passedChecks").asInt()).isEqualTo(1);
    assertThat(body(answer).path("totalChecks").asInt()).isEqualTo(1);
    assertThat(body(answer).at("/checks/alerts/status").asText()).isEqualTo("ok");
  }

  @Test
  void tableThatCantBeReadIsUnavailableAndItsMessageIsNotTold() {
    Runnable broken =
        () -> {
          throw new IllegalStateException("arn:aws:dynamodb:table/secret-name");
        };

    var answer =
        call(
            handler("token", probe("alerts"), new Checkup.Probe("incidents", broken)),
            "GET /api/v1/system/health",
            null,
            Map.of());

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(body(answer).path("status").asText()).isEqualTo("failed");
    assertThat(body(answer).path("passedChecks").asInt()).isEqualTo(1);
    assertThat(body(answer).at("/checks/alerts/status").asText()).isEqualTo("ok");
    assertThat(body(answer).at("/checks/incidents/detail").asText())
        .isEqualTo("IllegalStateException");
    assertThat(answer.getBody()).doesNotContain("secret-name");
  }

  /** What {@code make invoke-api} is tried with. */
  @ParameterizedTest
  @CsvSource({"api-alerts.json, alerts", "api-health.json, checks"})
  void exampleEventIsAnswered(String file, String field) throws IOException {
    var event =
        Json.read(
            Files.readString(Path.of("../../events").resolve(file)), APIGatewayV2HTTPEvent.class);

    var answer = handler("open").handleRequest(event, new LambdaContext("api"));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(body(answer).has(field)).isTrue();
  }

  private APIGatewayV2HTTPResponse get(String what, Map<String, String> query) {
    return call(handler("token"), "GET /api/v1/" + what, BEARER, query);
  }

  private ApiHandler handler(String access) {
    return handler(access, probe("alerts"));
  }

  private ApiHandler handler(String access, Checkup.Probe... probes) {
    var secrets = Secrets.ofJson("{\"api-token\": [\"new-token\", \"old-token\"]}");
    return new ApiHandler(
        new Routes(
            Access.of(access, () -> secrets),
            new Listings(alerts, incidents, recoveries, changes, clock),
            new Checkup(List.of(probes))));
  }

  private static Checkup.Probe probe(String name) {
    return new Checkup.Probe(name, () -> {});
  }

  private static APIGatewayV2HTTPResponse call(
      ApiHandler handler, String route, @Nullable String authorization, Map<String, String> query) {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey(route);
    event.setRawPath(route.substring(route.indexOf(' ') + 1));
    event.setHeaders(authorization == null ? null : Map.of("authorization", authorization));
    event.setQueryStringParameters(query.isEmpty() ? null : query);
    return handler.handleRequest(event, new LambdaContext("api"));
  }

  private static Alert alert(String name, long startsAt, @Nullable Long endsAt) {
    var start = ManualClock.START.plusSeconds(startsAt);
    var end = endsAt == null ? null : ManualClock.START.plusSeconds(endsAt);
    return new Alert(
        Labels.of("alertname", name, "service", "cache", "severity", "page"),
        Map.of("summary", "it is low"),
        start,
        end,
        end == null ? start : end,
        "github",
        "https://g.example/1");
  }

  private static Incident incident(String id, long openedAt) {
    return Incident.open(
        id,
        "key",
        "{}:{service=\"cache\"}",
        Labels.of("service", "cache"),
        List.of(alert("Low", 0, null)),
        Severity.CRITICAL,
        "critical",
        ManualClock.START.plusSeconds(openedAt));
  }

  private static List<String> values(APIGatewayV2HTTPResponse answer, String list, String field) {
    return StreamSupport.stream(body(answer).path(list).spliterator(), false)
        .map(item -> item.path(field).asText())
        .toList();
  }

  private static JsonNode body(APIGatewayV2HTTPResponse answer) {
    return Json.parse(answer.getBody().getBytes(StandardCharsets.UTF_8));
  }

  private static void assertGolden(String file, APIGatewayV2HTTPResponse answer) {
    assertThat(answer.getStatusCode()).isEqualTo(200);
    Golden.assertMatches(ApiHandlerTest.class, file, body(answer).toPrettyString());
  }
}
