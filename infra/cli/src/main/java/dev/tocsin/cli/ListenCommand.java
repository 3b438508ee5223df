// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * {@code listen}: somebody to page on this machine. It answers at the address that the local
 * secrets give to the receivers, and prints a line for each alert that it is told of.
 */
final class ListenCommand implements Command {

  private static final int PORT = 9099;
  private static final int MOST_BYTES = 1 << 20;

  @Override
  public String name() {
    return "listen";
  }

  @Override
  public String summary() {
    return "be the one who is paged: print what receivers are told";
  }

  @Override
  public String usage() {
    return """
    usage: tocsin listen [--port N] [--json]

    Listens on 127.0.0.1:%d, which is where the receivers of a local suite are, until Ctrl-C.
    """
        .formatted(PORT);
  }

  @Override
  public int run(Arguments arguments, Tocsin.Console console) {
    arguments.operands(0, 0, "no operand");
    try (var listening = start(port(arguments), arguments.has("--json"), console)) {
      console.out().println("listening at " + listening.url() + ", Ctrl-C ends it");
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Tocsin.DONE;
  }

  static Listening start(int port, boolean json, Tocsin.Console console) {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext("/", exchange -> hear(exchange, json, console));
      server.start();
      return new Listening(server);
    } catch (BindException e) {
      throw new UsageException("port " + port + " is in use: choose another with --port");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that listens until it is closed. */
  record Listening(HttpServer server) implements AutoCloseable {

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private static int port(Arguments arguments) {
    var text = arguments.option("--port").orElse(Integer.toString(PORT));
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new UsageException("--port needs a port, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static void hear(HttpExchange exchange, boolean json, Tocsin.Console console)
      throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(MOST_BYTES);
      var text =
          json
              ? new String(body, StandardCharsets.UTF_8)
              : told(exchange.getRequestURI().getPath(), body);
      console.out().println(text);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static String told(String path, byte[] body) {
    JsonNode page;
    try {
      page = Json.parse(body);
    } catch (JsonException e) {
      return path + "  " + body.length + " bytes that are not JSON";
    }
    var lines = new StringBuilder();
    for (var alert : page.path("alerts")) {
      var labels = alert.path("labels");
      lines.append(
          "%s%s  %-8s  %-9s  %s  %s  (%s)"
              .formatted(
                  lines.isEmpty() ? "" : "\n",
                  path,
                  Table.cell(alert, "status"),
                  Table.cell(labels, "severity"),
                  Table.cell(labels, "alertname"),
                  Table.cell(labels, "service"),
                  Table.cell(page, "notification_reason")));
    }
    return lines.isEmpty() ? path + "  a message without alerts" : lines.toString();
  }
}
