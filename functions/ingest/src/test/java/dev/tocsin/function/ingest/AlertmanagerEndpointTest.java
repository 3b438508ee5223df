// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.aws.http.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerEndpointTest {

  private final FrontDoor door = new FrontDoor();
  private final DropIn client = DropIn.prometheus(door);

  @Test
  void alertsAreTakenAndTheAnswerIsEmpty() {
    var now = door.clock.instant();
    var answer =
        post(
            "[{\"labels\":{\"alertname\":\"Down\"},\"startsAt\":\""
                + now.minusSeconds(60)
                + "\",\"endsAt\":\""
                + now.plusSeconds(240)
                + "\",\"generatorURL\":\"http://p/graph\"}]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    var alert = alert(0);
    assertThat(alert.endsAt()).isEqualTo(now.plusSeconds(240));
    assertThat(alert.status(now)).isEqualTo(Alert.Status.FIRING);
  }

  @Test
  void alertWithoutAnEndIsOverAfterTheTimeout() {
    post("[{\"labels\":{\"alertname\":\"Down\"}}]");
    door.clock.advance(Duration.ofMinutes(1));
    post("[{\"labels\":{\"alertname\":\"Down\"},\"endsAt\":\"0001-01-01T00:00:00Z\"}]");

    assertThat(alert(0).endsAt()).isEqualTo(alert(0).updatedAt().plus(Duration.ofMinutes(5)));
    assertThat(alert(1).endsAt()).isEqualTo(door.clock.instant().plus(Duration.ofMinutes(5)));
  }

  @Test
  void timeoutIsTheSources() {
    var other =
        FrontDoor.with(
            "sources: [{name: prometheus, preset: bearer, secret: prometheus, format: prometheus,"
                + " prometheus: {resolveTimeout: 20m}}]");
    DropIn.prometheus(other).post("/api/v2/alerts", "[{\"labels\":{\"alertname\":\"Down\"}}]");

    assertThat(other.alerts.getFirst().alerts().getFirst().endsAt())
        .isEqualTo(other.clock.instant().plus(Duration.ofMinutes(20)));
  }

  @Test
  void alertThatIsClosedByItsKeyNeedsNoOtherLabel() {
    var ended = door.clock.instant().minusSeconds(1);
    assertThat(post("[{\"labels\":{\"dedup_key\":\"k\"},\"endsAt\":\"" + ended + "\"}]").status())
        .isEqualTo(200);
    assertThat(alert(0).isBare()).isTrue();
    assertThat(post("[{\"labels\":{\"dedup_key\":\"k\"}}]").status()).isEqualTo(400);
  }

  @Test
  void whatCanBeReadIsTakenAndTheRestIsNamed() {
    var answer =
        post("[{\"labels\":{\"alertname\":\"Down\"}},{\"labels\":{\"job\":\"x\"}},{\"labels\":1}]");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "\"[1].labels: the label alertname is missing; [2].labels: expected an object\"");
    assertThat(door.alerts.getFirst().alerts()).hasSize(1);
  }

  @Test
  void webhookNamesWhatItCouldNotTakeToo() {
    var answer = door.post("prometheus", "[{\"labels\":{\"alertname\":\"Down\"}},{\"labels\":{}}]");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(FrontDoor.json(answer).path("accepted").intValue()).isOne();
    assertThat(FrontDoor.json(answer).path("refused").textValue()).startsWith("[1].labels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[{}]", "[1]", "", "[{\"labels\":{\"job\":\"x\"}}]"})
  void whatNothingCanBeReadFromIsRefusedWithAText(String body) {
    var answer = post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).startsWith("\"").endsWith("\"");
    assertThat(door.alerts).isEmpty();
  }

  @Test
  void noAlertsAreNoMistake() {
    assertThat(post("[]").status()).isEqualTo(200);
    assertThat(door.alerts).isEmpty();
  }

  @Test
  void strangersAreRefusedAndOverloadMakesItTryAgain() {
    assertThat(client.with("Authorization", "Bearer x").post("/api/v2/alerts", "[]").status())
        .isEqualTo(401);
    door.queueFailure = new IllegalStateException("no queue");
    var answer = post("[{\"labels\":{\"alertname\":\"Down\"}}]");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).startsWith("\"");
  }

  @Test
  void severalPrometheusesEachHaveTheirOwnCredentials() {
    var two =
        FrontDoor.with(
            """
            sources:
              - {name: a, preset: basic, secret: sns, format: prometheus}
              - {name: b, preset: bearer, secret: prometheus, format: prometheus}
            """);
    var answer =
        DropIn.prometheus(two).post("/api/v2/alerts", "[{\"labels\":{\"alertname\":\"Down\"}}]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(two.alerts.getFirst().source()).isEqualTo("b");
  }

  private Answer post(String body) {
    return client.post("/api/v2/alerts", body);
  }

  private Alert alert(int batch) {
    var alert = door.alerts.get(batch).alerts().getFirst();
    assertThat(alert.updatedAt()).isAfterOrEqualTo(Instant.EPOCH);
    return alert;
  }
}
