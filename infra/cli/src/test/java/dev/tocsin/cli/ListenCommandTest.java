// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenCommandTest {

  private static final String PAGE =
      """
      {"notification_reason": "first notification", "alerts": [
        {"status": "firing", "labels": {"alertname": "Down", "service": "cache", "severity": "critical"}},
        {"status": "resolved", "labels": {"alertname": "Slow", "service": "c\\u001b[2Jache", "severity": "warning"}}]}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Tocsin.Console console =
      new Tocsin.Console(
          InputStream.nullInputStream(),
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(out, true, StandardCharsets.UTF_8),
          Map.of());

  @Test
  void printsALineForEachAlertThatItIsToldOf() throws Exception {
    try (var listening = ListenCommand.start(0, false, console)) {
      assertThat(post(listening, PAGE)).isEqualTo(200);
    }

    assertThat(said().lines())
        .containsExactly(
            "/page  firing    critical   Down  cache  (first notification)",
            "/page  resolved  warning    Slow  c [2Jache  (first notification)");
  }

  @Test
  void printsThePageAsItIsWhenAskedForJson() throws Exception {
    try (var listening = ListenCommand.start(0, true, console)) {
      post(listening, PAGE);
    }

    assertThat(said()).startsWith(PAGE);
  }

  @Test
  void takesAnythingAndSaysWhatItIs() throws Exception {
    try (var listening = ListenCommand.start(0, false, console)) {
      post(listening, "hello");
      post(listening, "{}");
    }

    assertThat(said().lines())
        .containsExactly("/page  5 bytes that are not JSON", "/page  a message without alerts");
  }

  @Test
  void saysWhenThePortIsInUse() {
    try (var first = ListenCommand.start(0, false, console)) {
      int port = first.server().getAddress().getPort();

      assertThatThrownBy(() -> ListenCommand.start(port, false, console))
          .isInstanceOf(UsageException.class)
          .hasMessage("port " + port + " is in use: choose another with --port");
    }
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int post(ListenCommand.Listening listening, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(listening.url() + "/page"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
