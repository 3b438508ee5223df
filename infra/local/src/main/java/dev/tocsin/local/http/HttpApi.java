// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.local.lambda.Functions;
import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stack's HTTP API, listening on the loopback interface only. */
public final class HttpApi implements AutoCloseable {

  static {
    // Without it a keep-alive answer waits 40 ms for the client's acknowledgement (Nagle).
    // The server reads its settings once, so this must come before its first use.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

  private static final String TYPE = "AWS::Serverless::HttpApi";

  /** Of API Gateway: the request line and all headers; a body. */
  private static final int LARGEST_HEADERS = 10_240;

  private static final int LARGEST_BODY = 10_000_000;

  /** Of Lambda: the event of a synchronous invocation. */
  private static final int LARGEST_EVENT = 6 << 20;

  /** So much of a body that is too large is read, so that the client gets to see the answer. */
  private static final int DRAINED = 64 << 20;

  private static final int BACKLOG = 1024;

  private final Routes routes;
  private final Optional<Cors> cors;
  private final Optional<Throttle> throttle;
  private final Functions functions;
  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private HttpApi(
      Routes routes, Optional<Resource> api, Functions functions, InstantSource clock, int port) {
    this.routes = routes;
    cors = api.flatMap(Cors::of);
    throttle = api.flatMap(resource -> Throttle.of(resource, System.nanoTime()));
    this.functions = functions;
    this.clock = clock;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    } catch (IOException e) {
      throw new HttpApiException("can't listen on port " + port + ": " + e.getMessage(), e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  /**
   * Begins to accept requests.
   *
   * @param port 0 for any that is free
   * @throws HttpApiException if the port is in use, or the stack has more than one HTTP API
   */
  public static HttpApi start(Stack stack, Functions functions, InstantSource clock, int port) {
    var apis = stack.resources(TYPE);
    if (apis.size() > 1) {
      throw new HttpApiException(
          "the local runtime serves one HTTP API; the template has " + apis.size());
    }
    var api = new HttpApi(Routes.of(stack), apis.stream().findFirst(), functions, clock, port);
    api.server.start();
    return api;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var requestId = UUID.randomUUID().toString();
      send(exchange, requestId, answered(exchange, requestId));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The edge: a defect of the runtime is an answer, too, and is told on the terminal. */
  private Reply answered(HttpExchange exchange, String requestId)
      throws IOException, InterruptedException {
    try {
      return answer(exchange, requestId);
    } catch (RuntimeException e) {
      LOG.error("a request failed inside the local runtime", e);
      return Reply.internalError();
    }
  }

  private Reply answer(HttpExchange exchange, String requestId)
      throws IOException, InterruptedException {
    if (sizeOfHeaders(exchange) > LARGEST_HEADERS) {
      return Reply.message(431, "Request Header Fields Too Large");
    }
    var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      drain(exchange.getRequestBody());
      return tooLong();
    }
    var request = request(exchange, body);
    if (cors.isPresent() && Cors.isPreflight(request)) {
      return cors.get().preflight(request);
    }
    var reply = routed(request, requestId);
    return cors.isPresent() ? withHeaders(reply, cors.get().allowed(request, false)) : reply;
  }

  private Reply routed(Request request, String requestId) throws InterruptedException {
    var match = routes.match(request.method(), request.path());
    if (match.isEmpty()) {
      return Reply.message(404, "Not Found");
    }
    if (throttle.isPresent() && !throttle.get().passes(System.nanoTime())) {
      return Reply.message(429, "Too Many Requests");
    }
    var json = new RequestEvent(request, match.get(), requestId, clock.instant()).toJson();
    return json.length > LARGEST_EVENT ? tooLong() : invoke(match.get().route(), json);
  }

  private Reply invoke(Route route, byte[] event) throws InterruptedException {
    var function = functions.get(route.functionId());
    if (function.settings().timeout().compareTo(route.timeout()) <= 0) {
      return Reply.of(function.invoke(event));
    }
    // The function may go on for longer than the gateway waits for it.
    var answer = threads.submit(() -> function.invoke(event));
    try {
      return Reply.of(answer.get(route.timeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return Reply.message(503, "Service Unavailable");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Reply tooLong() {
    return Reply.message(413, "Request Too Long");
  }

  private static Reply withHeaders(Reply reply, Map<String, List<String>> more) {
    var headers = new LinkedHashMap<>(reply.headers());
    headers.putAll(more);
    return new Reply(reply.status(), headers, reply.body());
  }

  private static void drain(InputStream body) throws IOException {
    body.skip(DRAINED);
  }

  private static int sizeOfHeaders(HttpExchange exchange) {
    int size = exchange.getRequestMethod().length() + exchange.getRequestURI().toString().length();
    for (var header : exchange.getRequestHeaders().entrySet()) {
      for (var value : header.getValue()) {
        size += header.getKey().length() + value.length();
      }
    }
    return size;
  }

  private static Request request(HttpExchange exchange, byte[] body) {
    var headers = new LinkedHashMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        exchange.getProtocol(),
        headers,
        body,
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  private static void send(HttpExchange exchange, String requestId, Reply reply)
      throws IOException {
    exchange.getResponseHeaders().set("apigw-requestid", requestId);
    reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    var bodiless = exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(reply.body());
    }
  }

  /** Accepts nothing more, and waits for the requests in flight at most this long. */
  public void stop(Duration bound) {
    server.stop((int) bound.toSeconds());
    threads.shutdown();
  }

  @Override
  public void close() {
    stop(Duration.ZERO);
  }
}
