// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.aws.http.Targets;
import dev.tocsin.notify.HttpCall;
import dev.tocsin.notify.Receipt;
import dev.tocsin.notify.StandardWebhook;
import dev.tocsin.retry.Backoff;
import dev.tocsin.testkit.HttpTarget;
import dev.tocsin.testkit.ManualClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourierTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final HttpTarget target = new HttpTarget();
  private final ManualClock clock = new ManualClock();
  private final List<Duration> pauses = new ArrayList<>();

  @AfterEach
  void close() {
    target.close();
  }

  @Test
  void successNeedsOneAttempt() {
    assertThat(carry()).isEqualTo(result(Receipt.Outcome.DELIVERED, 200, "", 1));
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 204})
  void everyStatusOfTheTwoHundredsIsSuccess(int status) {
    target.answers(status);

    assertThat(carry()).isEqualTo(result(Receipt.Outcome.DELIVERED, status, "", 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void whatPassesByItselfIsTriedAgain(int status) {
    target.answers(status, status, 200);

    assertThat(carry()).isEqualTo(result(Receipt.Outcome.DELIVERED, 200, "", 3));
    assertThat(pauses).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 400, 401, 403, 404, 410, 413, 422})
  void whatDoesNotPassIsNotTriedAgain(int status) {
    target.answers(status);

    assertThat(carry()).isEqualTo(result(Receipt.Outcome.REFUSED, status, "answered " + status, 1));
  }

  @Test
  void afterTheLastAttemptItIsLeftToTheQueue() {
    target.answers(503, 503, 503, 200);

    assertThat(carry()).isEqualTo(result(Receipt.Outcome.DEFERRED, 503, "answered 503", 3));
    assertThat(target.requests()).hasSize(3);
  }

  @Test
  void retryAfterIsWaitedForWhenItIsShort() {
    target.answers(429, Map.of("Retry-After", "1"));

    assertThat(carry().outcome()).isEqualTo(Receipt.Outcome.DELIVERED);
    assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_200));
  }

  @Test
  void retryAfterThatIsLongIsLeftToTheQueue() {
    target.answers(429, Map.of("Retry-After", "30"));

    assertThat(carry()).isEqualTo(result(Receipt.Outcome.DEFERRED, 429, "answered 429", 1));
    assertThat(pauses).isEmpty();
  }

  @Test
  void targetThatIsDownIsTriedAgainAndItsUrlIsNotTold() {
    var url = target.url("/services/T0/s3cret");
    target.close();

    var result = courier(true).carry(call(url, null), "n1");

    assertThat(result)
        .isEqualTo(result(Receipt.Outcome.DEFERRED, 0, "no answer: java.net.ConnectException", 3));
  }

  @Test
  void targetThatMustNotBeCalledIsRefused() {
    var result = courier(false).carry(call(target.url("/s3cret"), null), "n1");

    assertThat(result.outcome()).isEqualTo(Receipt.Outcome.REFUSED);
    assertThat(result.detail()).startsWith("target refused").doesNotContain("s3cret");
    assertThat(target.requests()).isEmpty();
  }

  @Test
  void everyAttemptCarriesTheSameKeyAndTheBody() {
    target.answers(503);

    carry();

    assertThat(target.requests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.headers())
                  .containsEntry("idempotency-key", "n1")
                  .containsEntry("content-type", "application/json")
                  .containsEntry("x-own", "1");
              assertThat(request.headers().get("user-agent")).matches("Tocsin/\\d.*");
              assertThat(request.body()).isEqualTo("{\"a\":\"ä\"}");
            });
  }

  @Test
  void eachAttemptIsSignedAtItsOwnTime() {
    target.answers(503);
    var courier =
        new Courier(
            http(true),
            quick(),
            new Random(1),
            length -> clock.advance(Duration.ofSeconds(9)),
            clock);

    courier.carry(call(target.url("/"), SECRET), "n1");

    for (int attempt = 0; attempt < 2; attempt++) {
      var request = target.requests().get(attempt);
      var body = request.body().getBytes(StandardCharsets.UTF_8);
      var at = ManualClock.START.plusSeconds(9L * attempt);
      assertThat(request.headers())
          .containsAllEntriesOf(StandardWebhook.headers("n1", at, body, SECRET));
    }
  }

  private Courier.Result carry() {
    return courier(true).carry(call(target.url("/hook"), null), "n1");
  }

  private Courier courier(boolean allowPrivate) {
    return new Courier(http(allowPrivate), quick(), new Random(1), pauses::add, clock);
  }

  private static OutgoingHttp http(boolean allowPrivate) {
    return new OutgoingHttp(new Targets(allowPrivate), Duration.ofSeconds(20));
  }

  private static Backoff quick() {
    return new Backoff(3, Duration.ofMillis(200), Duration.ofSeconds(2));
  }

  private static HttpCall call(URI url, @Nullable String signingSecret) {
    return new HttpCall(url, Map.of("X-Own", "1"), Map.of("a", "ä"), signingSecret);
  }

  private static Courier.Result result(
      Receipt.Outcome outcome, int status, String detail, int attempts) {
    return new Courier.Result(outcome, status, detail, attempts);
  }
}
