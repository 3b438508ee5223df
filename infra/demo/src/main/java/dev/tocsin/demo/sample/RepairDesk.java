// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import com.sun.net.httpserver.HttpExchange;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes repair requests: only signed ones, and each under its Idempotency-Key once, however often
 * it comes.
 */
final class RepairDesk {

  private static final String KEY = "Idempotency-Key";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int WRONG_METHOD = 405;

  private final Scheme scheme;
  private final Keys keys;
  private final Runnable repair;
  private final Consumer<String> repaired;
  private final InstantSource clock;
  private final Set<String> done = new HashSet<>();
  private final List<String> calls = new ArrayList<>();

  /**
   * @param repaired is told the key of each repair that was done
   */
  RepairDesk(
      Scheme scheme, Keys keys, Runnable repair, Consumer<String> repaired, InstantSource clock) {
    this.scheme = scheme;
    this.keys = keys;
    this.repair = repair;
    this.repaired = repaired;
    this.clock = clock;
  }

  /** The keys of all calls that were accepted, a repeated one as often as it came. */
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status(exchange), -1);
    }
  }

  private int status(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      return WRONG_METHOD;
    }
    var request =
        new Request(
            "POST",
            exchange.getRequestURI().toString(),
            Headers.of(exchange.getRequestHeaders()),
            exchange.getRequestBody().readAllBytes());
    if (!(Verifier.verify(scheme, keys, request, clock.instant()) instanceof Verdict.Verified)) {
      return UNAUTHORIZED;
    }
    var key = exchange.getRequestHeaders().getFirst(KEY);
    return key == null || key.isBlank() ? BAD_REQUEST : repairOnce(key);
  }

  private synchronized int repairOnce(String key) {
    calls.add(key);
    if (done.add(key)) {
      repair.run();
      repaired.accept(key);
    }
    return OK;
  }
}
