// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingHttpTest {

  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final OutgoingHttp http = new OutgoingHttp(new Targets(true), Duration.ofSeconds(10));
  private final List<String> called = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsMethodHeadersAndBodyAndSaysWhoItIs() {
    at(
        "/hook",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          var said =
              String.join(
                  " ",
                  exchange.getRequestMethod(),
                  headers.getFirst("Idempotency-Key"),
                  headers.getFirst("User-Agent").replaceAll("\\d.*", "N"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          answer(exchange, 202, said);
        });

    var answer = http.send("PUT", url("/hook"), Map.of("Idempotency-Key", "n1"), BODY);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.isSuccess()).isTrue();
    assertThat(answer.body()).isEqualTo("PUT n1 Tocsin/N {}");
  }

  @Test
  void redirectIsAnAnswerAndIsNotFollowed() {
    at(
        "/hook",
        exchange -> {
          exchange.getResponseHeaders().set("Location", url("/elsewhere").toString());
          answer(exchange, 302, "");
        });
    at("/elsewhere", exchange -> answer(exchange, 200, ""));

    var answer = http.send("POST", url("/hook"), Map.of(), BODY);

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.isSuccess()).isFalse();
    assertThat(answer.isTransient()).isFalse();
    assertThat(called).containsExactly("/hook");
  }

  @Test
  void retryAfterInSecondsIsRead() {
    at(
        "/hook",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          answer(exchange, 429, "slow down");
        });

    var answer = http.send("POST", url("/hook"), Map.of(), BODY);

    assertThat(answer.isTransient()).isTrue();
    assertThat(answer.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void onlyTheBeginningOfALongAnswerIsRead() {
    at("/hook", exchange -> answer(exchange, 200, "x".repeat(5_000_000)));

    var answer = http.send("POST", url("/hook"), Map.of(), BODY);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).hasSize(OutgoingHttp.MOST_ANSWER_BYTES);
  }

  @Test
  void answerThatNeverEndsIsGivenUp() throws IOException {
    var impatient = new OutgoingHttp(new Targets(true), Duration.ofMillis(200));
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var target = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThatThrownBy(() -> impatient.send("POST", target, Map.of(), BODY))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("no complete answer");
    }
  }

  @Test
  void refusedConnectionIsAnIoError() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    assertThatThrownBy(
            () -> http.send("POST", URI.create("http://127.0.0.1:" + closed + "/"), Map.of(), BODY))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void headerThatCantBeSentIsNotQuoted() {
    var token = Map.of("Authorization", "Bearer s3cret\n");
    var target = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");

    assertThatThrownBy(() -> http.send("POST", target, token, BODY))
        .isInstanceOf(RefusedTargetException.class)
        .hasMessageContaining("Authorization")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void refusedTargetIsNotConnectedTo() {
    at("/hook", exchange -> answer(exchange, 200, ""));
    var strict = new OutgoingHttp(new Targets(false), Duration.ofSeconds(10));

    assertThatThrownBy(() -> strict.send("POST", url("/hook"), Map.of(), BODY))
        .isInstanceOf(RefusedTargetException.class);
    assertThat(called).isEmpty();
  }

  private interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  private void at(String path, Reply reply) {
    server.createContext(
        path,
        exchange -> {
          called.add(exchange.getRequestURI().getPath());
          reply.to(exchange);
        });
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
