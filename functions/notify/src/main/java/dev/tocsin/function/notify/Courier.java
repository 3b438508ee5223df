// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import dev.tocsin.aws.http.HttpAnswer;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.aws.http.RefusedTargetException;
import dev.tocsin.aws.json.Json;
import dev.tocsin.notify.HttpCall;
import dev.tocsin.notify.Receipt;
import dev.tocsin.notify.StandardWebhook;
import dev.tocsin.retry.Backoff;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Carries a call to its target: two attempts in quick succession for what passes by itself. What
 * lasts longer is left to the queue, which brings the message again seconds later.
 */
final class Courier {

  private static final Backoff QUICK =
      new Backoff(2, Duration.ofMillis(200), Duration.ofSeconds(1));

  private final OutgoingHttp http;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final Pause pause;
  private final InstantSource clock;

  /** Waits: a seam for tests, which do not. */
  @FunctionalInterface
  interface Pause {
    void of(Duration length);
  }

  /** How a call went; {@code status} is 0 if there was no answer. */
  record Result(Receipt.Outcome outcome, int status, String detail, int attempts) {}

  Courier(
      OutgoingHttp http,
      Backoff backoff,
      RandomGenerator random,
      Pause pause,
      InstantSource clock) {
    this.http = http;
    this.backoff = backoff;
    this.random = random;
    this.pause = pause;
    this.clock = clock;
  }

  static Courier patient(OutgoingHttp http, InstantSource clock) {
    return new Courier(http, QUICK, RandomGenerator.getDefault(), Courier::sleep, clock);
  }

  /**
   * @param id the message's: the same for every attempt, now and later
   */
  Result carry(HttpCall call, String id) {
    var body = Json.write(call.body()).getBytes(StandardCharsets.UTF_8);
    for (int attempt = 1; ; attempt++) {
      var tried = attempt(call, id, body);
      if (tried.outcome() != Receipt.Outcome.DEFERRED) {
        return tried.result(attempt);
      }
      var wait = backoff.pause(attempt, tried.retryAfter(), random);
      if (wait.isEmpty()) {
        return tried.result(attempt);
      }
      pause.of(wait.get());
    }
  }

  private Tried attempt(HttpCall call, String id, byte[] body) {
    try {
      return judge(http.send("POST", call.target(), headers(call, id, body), body));
    } catch (RefusedTargetException e) {
      return new Tried(Receipt.Outcome.REFUSED, 0, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      // The kind of error only: a message may hold the URL, and the URL may be a secret.
      var kind = String.valueOf(e.getCause()).split(":", 2)[0];
      return new Tried(Receipt.Outcome.DEFERRED, 0, "no answer: " + kind);
    }
  }

  private Map<String, String> headers(HttpCall call, String id, byte[] body) {
    var headers = new HashMap<>(call.headers());
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", id);
    if (call.signingSecret() != null) {
      // Each attempt is signed anew, because receivers refuse a time that is too long ago.
      headers.putAll(StandardWebhook.headers(id, clock.instant(), body, call.signingSecret()));
    }
    return headers;
  }

  private static Tried judge(HttpAnswer answer) {
    var outcome =
        answer.isSuccess()
            ? Receipt.Outcome.DELIVERED
            : answer.isTransient() ? Receipt.Outcome.DEFERRED : Receipt.Outcome.REFUSED;
    var detail = answer.isSuccess() ? "" : "answered " + answer.status();
    return new Tried(outcome, answer.status(), detail, answer.retryAfter());
  }

  private record Tried(
      Receipt.Outcome outcome, int status, String detail, Optional<Duration> retryAfter) {

    Tried(Receipt.Outcome outcome, int status, String detail) {
      this(outcome, status, detail, Optional.empty());
    }

    Result result(int attempts) {
      return new Result(outcome, status, detail, attempts);
    }
  }

  private static void sleep(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UndeliveredException("interrupted between two attempts");
    }
  }
}
