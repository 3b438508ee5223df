// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static dev.tocsin.function.ingest.FrontDoor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Alert;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.signature.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {

  private static final String ALERT = "{\"labels\":{\"alertname\":\"Down\"}}";
  private static final String TIMED_ALERT =
      "{\"labels\":{\"alertname\":\"Down\"},\"startsAt\":\"2026-01-05T09:00:00Z\"}";
  private static final String SAMPLE = "{\"samples\":[{\"metric\":\"up\",\"value\":1}]}";
  private static final Map<String, String> NO_ID = Map.of("Idempotency-Key", "");

  private final FrontDoor door = new FrontDoor();

  @Test
  void alertGoesToTheAlertsQueueAndIntoTheLedger() {
    var answer = door.post("standard", ALERT);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo("{\"eventId\":\"standard:delivery-1\",\"accepted\":1,\"duplicate\":false}");
    assertThat(door.alerts).hasSize(1);
    assertThat(door.alerts.getFirst().eventId()).isEqualTo("standard:delivery-1");
    assertThat(door.alerts.getFirst().alerts().getFirst().status(door.clock.instant()))
        .isEqualTo(Alert.Status.FIRING);
    assertThat(door.ledger.find("standard:delivery-1").orElseThrow().source())
        .isEqualTo("standard");
    assertThat(door.counted).containsExactly("standard accepted");
  }

  @Test
  void samplesGoToTheMetricsQueue() {
    assertThat(door.post("metrics", SAMPLE).status()).isEqualTo(202);
    assertThat(door.samples).hasSize(1);
    assertThat(door.alerts).isEmpty();
  }

  @Test
  void redeliveryIsTakenOnceMoreAndSaidToBeOne() {
    door.post("metrics", SAMPLE);
    var second = door.post("metrics", SAMPLE);

    assertThat(second.status()).isEqualTo(202);
    assertThat(json(second).path("duplicate").booleanValue()).isTrue();
    assertThat(door.samples)
        .as("both are on the queue under one id, which record counts once")
        .extracting(batch -> batch.eventId())
        .containsExactly("metrics:delivery-1", "metrics:delivery-1");
    assertThat(door.ledger.entries()).hasSize(1);
    assertThat(door.counted).containsExactly("metrics accepted", "metrics duplicate");
  }

  @Test
  void eventThatConcernsNobodyIsConcludedAtOnce() {
    var answer = door.post("github", "{\"zen\":\"x\"}", Map.of("X-GitHub-Event", "ping"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(json(answer).path("ignored").textValue()).isNotEmpty();
    assertThat(door.ledger.find("github:delivery-1").orElseThrow().outcome())
        .isEqualTo(Outcome.IGNORED);
    assertThat(door.alerts).isEmpty();
  }

  @Test
  void unknownSourceIsCountedUnderOneName() {
    var answer =
        door.intake.receive(
            FrontDoor.delivery(
                "made-up-outside", dev.tocsin.signature.Headers.ofSingle(Map.of()), new byte[0]));

    assertProblem(answer, 404);
    assertThat(door.counted).containsExactly("unknown UNKNOWN_SOURCE");
  }

  @Test
  void forgedWebhookLeavesACountAndNothingElse() {
    var answer = door.post("github", ALERT, Map.of("X-Hub-Signature-256", "sha256=00"));

    assertProblem(answer, 401);
    assertThat(json(answer).has("detail")).as("nothing that helps a forger").isFalse();
    assertThat(door.counted).containsExactly("github MISMATCH");
    assertThat(door.alerts).isEmpty();
    assertThat(door.ledger.entries()).isEmpty();
  }

  @Test
  void replayedWebhookIsRefusedOnceItsTimeIsOver() {
    var body = SAMPLE.getBytes(StandardCharsets.UTF_8);
    var captured = door.sign("metrics", body, "delivery-1");
    door.clock.advance(Duration.ofMinutes(6));

    assertProblem(door.post("metrics", body, captured), 401);
    assertThat(door.counted).containsExactly("metrics OUTSIDE_TOLERANCE");
  }

  @Test
  void bodyIsLimitedBeforeItIsHashedOrRead() {
    assertProblem(door.post("plain", "x".repeat((1 << 20) + 1)), 413);
    assertThat(door.counted).containsExactly("plain TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=latin1",
        "application/json, text/html"
      })
  void otherContentIsRefused(String type) {
    assertProblem(door.post("plain", ALERT, Map.of("Content-Type", type)), 415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON;charset=UTF-8",
        "application/cloudevents+json",
        "application/json; charset=\"utf-8\""
      })
  void jsonByAnyOfItsNamesIsTaken(String type) {
    assertThat(door.post("plain", ALERT, Map.of("Content-Type", type)).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"labels\":{\"alertname\":\"Do",
        "[1,]",
        "{} {}",
        "nonsense",
        "\u0000"
      })
  void whatIsNotJsonIsRefused(String body) {
    assertProblem(door.post("plain", body), 400);
    assertThat(door.counted).containsExactly("plain INVALID_PAYLOAD");
    assertThat(door.ledger.entries()).isEmpty();
  }

  @Test
  void mistakeIsNamedByItsPlace() {
    var answer = door.post("plain", "{\"alerts\":[" + ALERT + ",{\"labels\":{\"a\":\"b\"}}]}");

    assertProblem(answer, 400);
    assertThat(json(answer).path("detail").textValue())
        .isEqualTo("alerts[1].labels: the label alertname is missing");
    assertThat(door.alerts).as("all or nothing").isEmpty();
  }

  @Test
  void placeOfBrokenJsonIsNamedAndItsTextIsNot() {
    var answer = door.post("plain", "{\"secret\": hunter2}");

    assertThat(json(answer).path("detail").textValue())
        .startsWith("the body: it is not JSON from line 1, column ")
        .doesNotContain("hunter2");
  }

  @Test
  void senderIsAskedToSendAgainWhenTheQueueFails() {
    door.queueFailure = new IllegalStateException("no queue");
    var answer = door.post("standard", ALERT);

    assertProblem(answer, 503);
    assertThat(answer.headers()).containsEntry("Retry-After", "30");
    assertThat(door.ledger.entries()).as("not accepted, so not noted").isEmpty();
    assertThat(door.counted).containsExactly("standard UNAVAILABLE");
  }

  @Test
  void highLevelSendsAgainOnlyOn429() {
    door.queueFailure = new IllegalStateException("no queue");
    var answer = door.post("gohighlevel", "{\"type\":\"ContactCreate\",\"locationId\":\"l\"}");

    assertProblem(answer, 429);
    assertThat(answer.headers()).containsKey("Retry-After");
  }

  @Test
  void highLevelIsAnsweredWith200() {
    assertThat(
            door.post("gohighlevel", "{\"type\":\"ContactCreate\",\"locationId\":\"l\"}").status())
        .isEqualTo(200);
  }

  @Test
  void sourceWithoutItsSecretAcceptsNobody() {
    var lonely =
        FrontDoor.with("sources: [{name: plain, preset: bearer, secret: no-such, format: alert}]");
    var answer =
        lonely.intake.receive(
            FrontDoor.delivery(
                "plain",
                dev.tocsin.signature.Headers.ofSingle(
                    Map.of("Authorization", "Bearer ", "Content-Type", "application/json")),
                ALERT.getBytes(StandardCharsets.UTF_8)));

    assertProblem(answer, 401);
  }

  @Test
  void eventOfAForeignTenantIsRefused() {
    var strict =
        FrontDoor.with(
            "sources: [{name: gohighlevel, preset: gohighlevel, publicKeys: [{secret:"
                + " gohighlevel-test-key}], tenants: [ours], format: gohighlevel}]");

    assertThat(
            strict
                .post("gohighlevel", "{\"type\":\"ContactCreate\",\"locationId\":\"ours\"}")
                .status())
        .isEqualTo(200);
    assertProblem(
        strict.post("gohighlevel", "{\"type\":\"ContactCreate\",\"locationId\":\"theirs\"}"), 401);
    assertProblem(strict.post("gohighlevel", "{\"type\":\"ContactCreate\"}"), 401);
    assertThat(strict.counted)
        .containsExactly(
            "gohighlevel accepted", "gohighlevel FOREIGN_TENANT", "gohighlevel FOREIGN_TENANT");
  }

  @Test
  void unknownFormatIsAMistakeInTheConfiguration() {
    assertThatThrownBy(
            () ->
                FrontDoor.with(
                    "sources: [{name: plain, preset: bearer, secret: plain, format: alerts}]"))
        .hasMessageContaining("there is no format 'alerts'")
        .hasMessageContaining("alertmanager");
  }

  @Test
  void longDeliveryGoesInPartsWhichAreEventsOfTheirOwn() {
    var many =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "{\"metric\":\"up\",\"value\":1,\"labels\":{\"host\":\"h" + i + "\"}}")
            .collect(Collectors.joining(",", "{\"samples\":[", "]}"));
    var answer = door.post("metrics", many);

    assertThat(json(answer).path("accepted").intValue()).isEqualTo(2_000);
    assertThat(door.samples).hasSizeGreaterThan(1);
    assertThat(door.samples.stream().mapToInt(batch -> batch.samples().size()).sum())
        .isEqualTo(2_000);
    assertThat(door.samples.getFirst().eventId()).isEqualTo("metrics:delivery-1#1");
    assertThat(door.ledger.entries()).hasSameSizeAs(door.samples);
    assertThat(json(door.post("metrics", many)).path("duplicate").booleanValue()).isTrue();
  }

  @Test
  void deliveryThatEndedHalfWayIsNewWhenItComesAgain() {
    var many =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "{\"metric\":\"up\",\"value\":1,\"labels\":{\"host\":\"h" + i + "\"}}")
            .collect(Collectors.joining(",", "{\"samples\":[", "]}"));
    door.ledger.accept("metrics:delivery-1#1", "metrics", door.clock.instant(), EventId.OF_AN_ID);

    assertThat(json(door.post("metrics", many)).path("duplicate").booleanValue()).isFalse();
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(json(answer).path("status").intValue()).isEqualTo(status);
    assertThat(json(answer).path("title").textValue()).isNotEmpty().isNotEqualTo("Error");
    assertThat(json(answer).path("instance").textValue()).startsWith("/webhooks/");
  }

  @Test
  void whatIsPutIsTakenAsIfItWerePosted() {
    var body = "{\"labels\":{\"alertname\":\"Down\"}}".getBytes(StandardCharsets.UTF_8);
    var headers = new HashMap<>(door.sign("plain", body, "delivery-1"));
    headers.put("Content-Type", "application/json");
    var answer =
        door.intake.receive(
            new Delivery(
                "PUT /webhooks/{source}",
                "PUT",
                "/webhooks/plain",
                Map.of("source", "plain"),
                Map.of(),
                "",
                Headers.ofSingle(headers),
                body));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(door.alerts).hasSize(1);
  }
}
