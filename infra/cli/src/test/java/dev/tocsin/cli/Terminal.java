// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A terminal to type commands into, and a server that notes what it is asked and answers as told.
 */
final class Terminal implements AutoCloseable {

  static final Path ROOT = Path.of("../..");

  private final HttpServer server;
  private final Map<String, String> environment =
      new HashMap<>(Map.of("TOCSIN_ROOT", ROOT.toString()));
  private String input = "";

  int status = 202;
  String answer = "{}";
  String asked = "";
  Map<String, List<String>> headers = Map.of();
  byte[] body = {};
  String out = "";
  String err = "";

  Terminal() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::respond);
    server.start();
    environment.put("TOCSIN_URL", url());
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Terminal with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Terminal without(String variable) {
    environment.remove(variable);
    return this;
  }

  Terminal typing(String text) {
    input = text;
    return this;
  }

  Terminal answering(int newStatus, String newAnswer) {
    status = newStatus;
    answer = newAnswer;
    return this;
  }

  int type(String... words) {
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    int code =
        Tocsin.run(
            words,
            new Tocsin.Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8),
                environment));
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private void respond(HttpExchange exchange) throws IOException {
    asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    headers = new TreeMap<>(exchange.getRequestHeaders());
    body = exchange.getRequestBody().readAllBytes();
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var response = exchange.getResponseBody()) {
      response.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
