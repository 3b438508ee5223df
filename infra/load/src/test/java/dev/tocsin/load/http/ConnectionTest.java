// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against the JDK's server: what it says is what was sent, in the length that the path asks for.
 */
class ConnectionTest {

  private final Set<InetSocketAddress> clients = new HashSet<>();
  private HttpServer server;
  private Connection connection;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::echo);
    server.start();
    connection =
        new Connection(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ofSeconds(9));
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop(0);
  }

  private void echo(HttpExchange exchange) throws IOException {
    clients.add(exchange.getRemoteAddress());
    var body = exchange.getRequestBody().readAllBytes();
    var path = exchange.getRequestURI().getPath();
    exchange.getResponseHeaders().add("Retry-After", "7");
    if (path.equals("/last")) {
      exchange.getResponseHeaders().add("Connection", "close");
    }
    exchange.sendResponseHeaders(
        path.equals("/refused") ? 503 : 202, path.equals("/chunked") ? 0 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void answersAreReadWholeAndTheConnectionIsKept() throws IOException {
    for (var path : new String[] {"/", "/chunked", "/refused"}) {
      var reply = connection.post(request(path));
      assertThat(reply.text()).isEqualTo("größer");
      assertThat(reply.status()).isEqualTo(path.equals("/refused") ? 503 : 202);
      assertThat(reply.isSuccess()).isNotEqualTo(reply.asksAgain());
      assertThat(reply.retryAfter()).isEqualTo(7);
    }
    assertThat(clients).hasSize(1);
  }

  @Test
  void aConnectionThatTheServerEndsIsMadeAnew() throws IOException {
    assertThat(connection.post(request("/last")).status()).isEqualTo(202);
    assertThat(connection.post(request("/")).status()).isEqualTo(202);
    assertThat(clients).hasSize(2);
  }

  @Test
  void noAnswerIsAnError() throws IOException {
    connection.post(request("/"));
    server.stop(0);
    assertThatThrownBy(() -> connection.post(request("/"))).isInstanceOf(IOException.class);
  }

  private static Outgoing request(String path) {
    return new Outgoing(
        path, Map.of("Content-Type", "text/plain"), "größer".getBytes(StandardCharsets.UTF_8));
  }
}
