// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static dev.tocsin.function.ingest.FrontDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Fingerprint;
import dev.tocsin.aws.http.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerDutyEndpointTest {

  private static final String PAYLOAD =
      "{\"summary\":\"disk full\",\"source\":\"db-1\",\"severity\":\"critical\"}";

  private final FrontDoor door = new FrontDoor();
  private final DropIn client = DropIn.pagerDuty(door);

  @Test
  void triggerIsProcessed() {
    var answer = enqueue("trigger", "\"dedup_key\":\"disk\",\"payload\":" + PAYLOAD);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"disk\"}");
    var alert = door.alerts.getFirst().alerts().getFirst();
    assertThat(alert.name()).isEqualTo("disk full");
    assertThat(alert.fingerprint()).isEqualTo(Fingerprint.ofKey("disk"));
    assertThat(alert.labels().get("instance")).isEqualTo("db-1");
    assertThat(door.counted).containsExactly("pagerduty accepted");
  }

  @Test
  void resolveAndAcknowledgeNeedNothingButTheKey() {
    assertThat(enqueue("resolve", "\"dedup_key\":\"disk\"").body())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"disk\"}");
    assertThat(enqueue("acknowledge", "\"dedup_key\":\"disk\"").body())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"disk\"}");

    var end = door.alerts.getFirst().alerts().getFirst();
    assertThat(end.isBare()).isTrue();
    assertThat(end.status(door.clock.instant())).isEqualTo(Alert.Status.RESOLVED);
    var acknowledgement = door.alerts.getLast().acknowledgements().getFirst();
    assertThat(acknowledgement.alert()).isEqualTo(Fingerprint.ofKey("disk"));
  }

  @Test
  void triggerWithoutAKeyIsGivenOneThatAClientWhoTriesAgainGetsAgain() {
    var first = json(enqueue("trigger", "\"payload\":" + PAYLOAD)).path("dedup_key").textValue();
    door.clock.advance(Duration.ofSeconds(20));
    var again = json(enqueue("trigger", "\"payload\":" + PAYLOAD)).path("dedup_key").textValue();
    door.clock.advance(Duration.ofDays(1));
    var later = json(enqueue("trigger", "\"payload\":" + PAYLOAD)).path("dedup_key").textValue();

    assertThat(first).matches("[0-9a-f]{16}").isEqualTo(again).isNotEqualTo(later);
    assertThat(door.alerts.getFirst().alerts().getFirst().fingerprint().hex()).isEqualTo(first);
  }

  @Test
  void changeEventIsKeptAsAChange() {
    var answer =
        client.post(
            "/v2/change/enqueue",
            "{\"routing_key\":\""
                + DropIn.ROUTING_KEY
                + "\",\"payload\":{\"summary\":\"Build 7 is live\",\"source\":\"ci\"}}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"success\",\"message\":\"Change event processed\"}");
    assertThat(door.changes.latest(5).getFirst().summary()).isEqualTo("Build 7 is live");
    assertThat(door.alerts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'event_action':'trigger'}|payload: is missing",
        "{'event_action':'resolve'}|dedup_key: is missing",
        "{'event_action':'close','dedup_key':'k'}|"
            + "event_action: expected trigger, acknowledge or resolve",
        "{'payload':{'summary':'s','source':'s','severity':'info'}}|event_action: is missing",
        "{'event_action':'trigger','payload':{'summary':'s','source':'s','severity':'P1'}}|"
            + "payload.severity: expected critical, error, warning or info",
        "{'event_action':'trigger','payload':{'summary':' ','source':'s','severity':'info'}}|"
            + "payload.summary: is empty",
        "{'event_action':'trigger','payload':{'summary':'s','severity':'info'}}|"
            + "payload.source: is missing",
      })
  void invalidEventIsRefusedInPagerDutysWords(String event, String error) {
    var answer =
        client.post(
            "/v2/enqueue",
            "{\"routing_key\":\""
                + DropIn.ROUTING_KEY
                + "\","
                + event.replace('\'', '"').substring(1));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\""
                + error
                + "\"]}");
    assertThat(door.alerts).isEmpty();
  }

  @Test
  void longTextsAreRefusedByTheBoundsOfTheApi() {
    var summary = PAYLOAD.replace("disk full", "x".repeat(1025));
    assertThat(enqueue("trigger", "\"payload\":" + summary).status()).isEqualTo(400);
    assertThat(enqueue("resolve", "\"dedup_key\":\"" + "k".repeat(256) + "\"").status())
        .isEqualTo(400);
    assertThat(enqueue("resolve", "\"dedup_key\":\"" + "k".repeat(255) + "\"").status())
        .isEqualTo(202);
    assertThat(enqueue("resolve", "\"x\":\"" + "k".repeat(524288) + "\"").status()).isEqualTo(413);
  }

  @Test
  void unknownRoutingKeyIsAnInvalidEvent() {
    var answer =
        client.post(
            "/v2/enqueue",
            "{\"routing_key\":\"x\",\"event_action\":\"resolve\",\"dedup_key\":\"k\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).path("errors").get(0).textValue()).isEqualTo("Invalid routing key");
    assertThat(door.alerts).isEmpty();
    assertThat(door.counted).containsExactly("pagerduty MISMATCH");
  }

  @Test
  void clientIsNotToldToTryAgainWhatWillNeverBeTaken() {
    var answer = enqueue("resolve", "\"padding\":\"" + "x".repeat(600_000) + "\"");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.headers()).doesNotContainKey("Retry-After");
  }

  @Test
  void clientIsToldToTryAgainWhenTheQueueFails() {
    door.queueFailure = new IllegalStateException("no queue");
    var answer = enqueue("resolve", "\"dedup_key\":\"k\"");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", "30");
    assertThat(json(answer).path("status").textValue()).isEqualTo("error");
  }

  @Test
  void contentTypeDoesNotMatter() {
    for (var type : new String[] {"", "application/x-www-form-urlencoded", "text/plain"}) {
      assertThat(
              client
                  .with("Content-Type", type)
                  .post(
                      "/v2/enqueue",
                      "{\"routing_key\":\""
                          + DropIn.ROUTING_KEY
                          + "\",\"event_action\":\"resolve\",\"dedup_key\":\"k\"}")
                  .status())
          .as(type)
          .isEqualTo(202);
    }
  }

  private Answer enqueue(String action, String rest) {
    return client.post(
        "/v2/enqueue",
        "{\"routing_key\":\""
            + DropIn.ROUTING_KEY
            + "\",\"event_action\":\""
            + action
            + "\","
            + rest
            + "}");
  }
}
