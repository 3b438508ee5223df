// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The usual commands against a server that only says yes, so that the JVM that looks on knows which
 * classes to keep in its archive. The launcher has it played after each build.
 */
final class Rehearsal {

  static final String WORD = "rehearse";

  private static final byte[] ANSWER =
      "{\"alerts\":[{\"labels\":{\"alertname\":\"A\"}}]}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EVENT =
      "{\"labels\":{\"alertname\":\"A\"}}".getBytes(StandardCharsets.UTF_8);

  private Rehearsal() {}

  static int play(Map<String, String> environment) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, ANSWER.length);
            try (var body = exchange.getResponseBody()) {
              body.write(ANSWER);
            }
          });
      server.start();
      var url = "http://127.0.0.1:" + server.getAddress().getPort();
      int worst = 0;
      for (var source : new String[] {"plain", "standard", "gohighlevel"}) {
        worst = Math.max(worst, play(environment, "send", "-", "--source", source, "--url", url));
      }
      worst = Math.max(worst, play(environment, "alerts", "--url", url));
      server.stop(0);
      return worst;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int play(Map<String, String> environment, String... words) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var console =
        new Tocsin.Console(new ByteArrayInputStream(EVENT), nowhere, nowhere, environment);
    return Tocsin.run(words, console);
  }
}
