// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.aws.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A receiver of pages: takes every notification that is posted and remembers when it came. */
public final class Pages implements AutoCloseable {

  private static final int OK = 200;

  private final InstantSource clock;
  private final Consumer<Page> arrived;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Page> all = new ArrayList<>();

  /**
   * One delivery.
   *
   * @param key its Idempotency-Key
   * @param path which of the receivers it was for
   * @param payload version 4 of Alertmanager's webhook
   */
  public record Page(Instant at, String key, String path, JsonNode payload) {

    public String group(String label) {
      return payload.path("groupLabels").path(label).asText();
    }

    public boolean isFiring() {
      return payload.path("status").asText().equals("firing");
    }

    public String reason() {
      return payload.path("notification_reason").asText();
    }
  }

  public Pages(int port, InstantSource clock, Consumer<Page> arrived) {
    this.clock = clock;
    this.arrived = arrived;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " for the pages can't be had", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Every delivery that came, repeated ones repeated. */
  public synchronized List<Page> all() {
    return List.copyOf(all);
  }

  /** The first page whose group has this label. */
  public synchronized Optional<Page> first(String label, String value) {
    return all.stream().filter(page -> page.group(label).equals(value)).findFirst();
  }

  private void take(HttpExchange exchange) throws IOException {
    var now = clock.instant();
    try (exchange) {
      var page =
          new Page(
              now,
              String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              exchange.getRequestURI().getPath(),
              Json.parse(exchange.getRequestBody().readAllBytes()));
      synchronized (this) {
        all.add(page);
      }
      arrived.accept(page);
      exchange.sendResponseHeaders(OK, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
