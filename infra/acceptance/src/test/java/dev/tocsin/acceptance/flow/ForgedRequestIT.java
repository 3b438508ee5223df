// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not get in gets the right answer, and is in no table. */
class ForgedRequestIT {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int LONGEST = 1024 * 1024;

  private static final String NAME = Alerts.unique("Forged");
  private static final Suite SUITE = Suite.running();

  static Stream<Arguments> requests() {
    var genuine = Alerts.critical(NAME);
    var body = genuine.sent();
    return Stream.of(
        argumentSet("forged", genuine.arrivingAs(body.replace("critical", "warning")), 401),
        argumentSet(
            "replayed later",
            genuine.signedAt(Instant.now().minus(TOLERANCE).minusSeconds(10)),
            401),
        argumentSet(
            "signed in the future",
            genuine.signedAt(Instant.now().plus(TOLERANCE).plusSeconds(10)),
            401),
        argumentSet("truncated on its way", genuine.arrivingAs(body.substring(0, 40)), 401),
        argumentSet("no JSON", Webhook.of("standard", body.substring(0, 40)), 400),
        argumentSet("JSON of another kind", Webhook.of("standard", "[1, 2, 3]"), 400),
        argumentSet("too long", Webhook.of("standard", body + " ".repeat(LONGEST)), 413),
        argumentSet("of another type", genuine.ofType("text/plain"), 415),
        argumentSet("from nobody known", Webhook.of("stranger", body), 404));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isRefusedAndLeavesNoTrace(Webhook webhook, int status) {
    var answer = SUITE.client().send(webhook);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().path("status").asInt()).as("a problem of RFC 9457").isEqualTo(status);
    fence();
    assertThat(SUITE.isStored(webhook.id())).isFalse();
    assertThat(SUITE.isStored(NAME)).isFalse();
  }

  @Test
  void aRefusalDoesNotSayWhatWasWrongWithTheSignature() {
    var genuine = Alerts.critical(NAME);
    var changed = SUITE.client().send(genuine.arrivingAs(genuine.sent() + " "));
    var late =
        SUITE.client().send(genuine.signedAt(Instant.now().minus(TOLERANCE.multipliedBy(2))));

    assertThat(changed.body().path("detail")).isEqualTo(late.body().path("detail"));
    assertThat(changed.body().path("title")).isEqualTo(late.body().path("title"));
  }

  /** Something genuine, sent after it, is through: so whatever was let in before is through too. */
  private static void fence() {
    var name = Alerts.unique("Fence");
    SUITE.client().send(Alerts.critical(name));
    Eventually.get("alert " + name, () -> SUITE.client().listed("/api/v1/alerts", name));
  }
}
