// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.local.aws.call.AwsRequest;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The door for outsiders: HTTP on the stack's endpoint. A virtual thread a request. */
final class HttpDoor implements AutoCloseable {

  static {
    // Without it every answer above a few KB waits 40 ms for the peer's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("aws-", 0).factory());

  private HttpDoor(HttpServer server) {
    this.server = server;
  }

  /** Takes the port at once, so that one in use is found before the engines start. */
  static HttpDoor at(URI endpoint) {
    try {
      var address = new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
      return new HttpDoor(HttpServer.create(address, 0));
    } catch (BindException e) {
      throw new LocalAwsException(
          "the port " + endpoint.getPort() + " is in use by another program", e);
    } catch (IOException e) {
      throw new LocalAwsException("can't listen at " + endpoint + ": " + e, e);
    }
  }

  void open(AwsFront front) {
    server.createContext("/", exchange -> serve(exchange, front));
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void serve(HttpExchange exchange, AwsFront front) throws IOException {
    try (exchange) {
      var headers = new LinkedHashMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
      var response =
          front.answer(
              new AwsRequest(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  headers,
                  exchange.getRequestBody().readAllBytes()));
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          response.status(), response.body().length == 0 ? -1 : response.body().length);
      exchange.getResponseBody().write(response.body());
    }
  }
}
