// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static dev.tocsin.function.ingest.FrontDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Fingerprint;
import dev.tocsin.aws.http.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpsgenieEndpointTest {

  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final FrontDoor door = new FrontDoor();
  private final DropIn client = DropIn.opsgenie(door);

  @Test
  void alertIsCreated() {
    var answer =
        client.post(
            "/v2/alerts",
            "{\"message\":\"queue stuck\",\"alias\":\"q1\",\"priority\":\"P1\",\"details\":{\"service\":\"mail\"}}");

    assertProcessed(answer);
    var alert = door.alerts.getFirst().alerts().getFirst();
    assertThat(alert.fingerprint()).isEqualTo(Fingerprint.ofKey("q1"));
    assertThat(alert.labels().values())
        .containsEntry("alertname", "queue stuck")
        .containsEntry("severity", "emergency")
        .containsEntry("service", "mail");
    assertThat(door.counted).containsExactly("opsgenie accepted");
  }

  @Test
  void labelsThatAlertmanagerPutsIntoDetailsAreLabels() {
    client.post(
        "/v2/alerts",
        "{\"message\":\"[FIRING:1] Down\",\"alias\":\"a\",\"details\":{\"alertname\":\"Down\",\"severity\":\"critical\",\"dedup_key\":\"other\"}}");

    var labels = door.alerts.getFirst().alerts().getFirst().labels();
    assertThat(labels.get("alertname")).isEqualTo("Down");
    assertThat(labels.get("severity")).isEqualTo("critical");
    assertThat(labels.get("dedup_key")).as("the alias it is and nothing else").isEqualTo("a");
  }

  @Test
  void alertWithoutAnAliasGoesByItsId() {
    client.post("/v2/alerts", "{\"message\":\"queue stuck\"}");

    var alert = door.alerts.getFirst().alerts().getFirst();
    assertThat(alert.labels().get("dedup_key")).isEqualTo(alert.fingerprint().hex());
  }

  @Test
  void alertIsClosedAndAcknowledgedByItsAlias() {
    assertProcessed(client.act("POST", "q1", "close", "{\"user\":\"ada\",\"note\":\"done\"}"));
    assertProcessed(
        client.act("POST", "q1", "acknowledge", "{\"user\":\"ada\",\"note\":\"mine\"}"));

    var end = door.alerts.getFirst().alerts().getFirst();
    assertThat(end.isBare()).isTrue();
    assertThat(end.status(door.clock.instant())).isEqualTo(Alert.Status.RESOLVED);
    assertThat(end.annotations()).containsEntry("closed_by", "ada").containsEntry("note", "done");
    var acknowledgement = door.alerts.getLast().acknowledgements().getFirst();
    assertThat(acknowledgement.by()).isEqualTo("ada");
    assertThat(acknowledgement.note()).isEqualTo("mine");
  }

  @Test
  void aliasMayHaveSlashes() {
    assertProcessed(client.act("POST", "host-1/disk", "close", "{}"));

    assertThat(door.alerts.getFirst().alerts().getFirst().fingerprint())
        .isEqualTo(Fingerprint.ofKey("host-1/disk"));
    assertThat(
            client
                .send("POST /v2/alerts/{call+}", "/v2/alerts/x", Map.of("call", "x"), Map.of(), "")
                .status())
        .isEqualTo(422);
  }

  @Test
  void callWithoutABodyIsEnough() {
    assertProcessed(client.with("Content-Type", "").act("POST", "q1", "close", ""));
    assertProcessed(client.act("POST", "q1", "acknowledge", ""));
  }

  @Test
  void sameCallForAnotherAlertIsAnotherEvent() {
    client.act("POST", "q1", "close", "{}");
    client.act("POST", "q2", "close", "{}");

    assertThat(door.counted).containsExactly("opsgenie accepted", "opsgenie accepted");
    assertThat(door.alerts).extracting(batch -> batch.eventId()).doesNotHaveDuplicates();
  }

  @Test
  void messageDescriptionAndNoteAreAddedToTheAlert() {
    assertProcessed(client.act("PUT", "q1", "message", "{\"message\":\"still stuck\"}"));
    assertProcessed(client.act("PUT", "q1", "description", "{\"description\":\"since noon\"}"));
    assertProcessed(client.act("POST", "q1", "notes", "{\"note\":\"looking\"}"));

    assertThat(door.alerts)
        .extracting(batch -> batch.alerts().getFirst().annotations())
        .containsExactly(
            Map.of("summary", "still stuck"),
            Map.of("description", "since noon"),
            Map.of("note", "looking"));
    assertThat(door.alerts).allMatch(batch -> batch.alerts().getFirst().endsAt() == null);
  }

  @ParameterizedTest
  @CsvSource({"POST,snooze", "POST,unacknowledge", "POST,escalate", "PUT,priority", "PUT,close"})
  void whatItDoesNotDoIsRefusedByName(String method, String action) {
    var answer = client.act(method, "q1", action, "{}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(json(answer).path("message").textValue()).contains(action);
    assertThat(json(answer).path("requestId").textValue()).matches(UUID);
    assertThat(door.alerts).isEmpty();
    assertThat(door.ledger.entries()).isEmpty();
  }

  @Test
  void shortNumbersAreRefusedByName() {
    var answer =
        client.send(
            "POST /v2/alerts/{call+}",
            "/v2/alerts/17/close",
            Map.of("call", "17/close"),
            Map.of("identifierType", "tiny"),
            "{}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(json(answer).path("message").textValue()).contains("tiny");
  }

  @Test
  void requestCanBeAskedFor() {
    var id = json(client.act("POST", "q1", "close", "{}")).path("requestId").textValue();
    var answer = request(id);

    assertThat(answer.status()).isEqualTo(200);
    var data = json(answer).path("data");
    assertThat(data.path("isSuccess").booleanValue()).isTrue();
    assertThat(data.path("action").textValue()).isEqualTo("Close");
    assertThat(data.path("alertId").textValue()).isEqualTo(Fingerprint.ofKey("q1").hex());
    assertThat(data.path("processedAt").textValue()).isEqualTo(door.clock.instant().toString());
    assertThat(door.ledger.entries()).as("asking is no event").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "123e4567-e89b-42d3-a456-426614174000"})
  void requestThatWasNoneIsNotFound(String id) {
    assertThat(request(id).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH"})
  void heartbeatIsKept(String method) {
    var answer = ping(method, "nightly-backup");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(json(answer).path("result").textValue()).isEqualTo("PONG - Heartbeat received");
    assertThat(door.heartbeats.last("nightly-backup")).contains(door.clock.instant());
  }

  @Test
  void heartbeatOfNoNameIsRefused() {
    assertThat(ping("GET", "two words").status()).isEqualTo(422);
  }

  @Test
  void errorsAreOpsgenies() {
    var forged = client.with("Authorization", "GenieKey x").post("/v2/alerts", "{}");
    assertThat(forged.status()).isEqualTo(401);
    assertThat(json(forged).path("message").textValue()).isEqualTo("Could not authenticate");

    var invalid = client.post("/v2/alerts", "{\"alias\":\"q1\"}");
    assertThat(invalid.status()).isEqualTo(422);
    assertThat(json(invalid).path("message").textValue()).isEqualTo("message: is missing");
    assertThat(json(invalid).has("took")).isTrue();

    assertThat(client.post("/v2/alerts", "{\"message\":\"" + "m".repeat(131) + "\"}").status())
        .isEqualTo(422);
    assertThat(client.post("/v2/alerts", "{\"message\":\"m\",\"priority\":\"P6\"}").status())
        .isEqualTo(422);

    door.queueFailure = new IllegalStateException("no queue");
    var down = client.post("/v2/alerts", "{\"message\":\"m\"}");
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.headers()).containsEntry("Retry-After", "30").containsKey("X-Request-Id");
  }

  private Answer request(String id) {
    return client.send(
        "GET /v2/alerts/requests/{requestId}",
        "/v2/alerts/requests/" + id,
        Map.of("requestId", id),
        Map.of(),
        "");
  }

  private Answer ping(String method, String name) {
    return client
        .with("Content-Type", "")
        .send(
            method + " /v2/heartbeats/{name}/ping",
            "/v2/heartbeats/" + name + "/ping",
            Map.of("name", name),
            Map.of(),
            "");
  }

  private static void assertProcessed(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.headers())
        .containsEntry("X-RateLimit-State", "OK")
        .containsKeys("X-Request-Id", "X-Response-Time");
    assertThat(answer.body())
        .matches(
            "\\{\"result\":\"Request will be processed\",\"took\":[0-9.]+,\"requestId\":\""
                + UUID
                + "\"}");
  }
}
