// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.http;

import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.edge.Version;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls to targets outside the suite, one attempt each: retry is the caller's. It follows no
 * redirect (a redirect is an answer like any other), calls only what {@link Targets} allows, gives
 * up when the whole call takes longer than its limit, and reads the beginning of the answer only.
 */
public final class OutgoingHttp {

  static final int MOST_ANSWER_BYTES = 64 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final Targets targets;
  private final Duration limit;

  /**
   * @param limit how long a call may take from the connection to the last byte read
   */
  public OutgoingHttp(Targets targets, Duration limit) {
    this.targets = targets;
    this.limit = limit;
  }

  /** With private targets as the environment allows them. */
  public static OutgoingHttp of(Environment environment, Duration limit) {
    return new OutgoingHttp(
        new Targets(environment.flag(Environment.ALLOW_PRIVATE_TARGETS)), limit);
  }

  /**
   * Sends one request.
   *
   * @throws RefusedTargetException if the target must not be called
   * @throws UncheckedIOException if there was no answer: whether the target has acted is not known
   */
  public HttpAnswer send(String method, URI target, Map<String, String> headers, byte[] body) {
    try {
      targets.check(target);
      return await(request(method, target, headers, body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest request(
      String method, URI target, Map<String, String> headers, byte[] body) {
    var publisher =
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    var request = HttpRequest.newBuilder(target).method(method, publisher);
    request.setHeader("User-Agent", "Tocsin/" + Version.current());
    headers.forEach((name, value) -> set(request, name, value));
    return request.build();
  }

  private static void set(HttpRequest.Builder request, String name, String value) {
    try {
      request.setHeader(name, value);
    } catch (IllegalArgumentException e) {
      // Without the cause, because its message is the value, and that may be a token.
      throw new RefusedTargetException("the value of the header " + name + " can't be sent");
    }
  }

  private HttpAnswer await(HttpRequest request) throws IOException {
    var call = client.sendAsync(request, info -> new CappedBody(MOST_ANSWER_BYTES));
    try {
      return answer(call.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new InterruptedIOException("no complete answer within " + limit);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for an answer");
    }
  }

  private static HttpAnswer answer(HttpResponse<byte[]> response) {
    return new HttpAnswer(
        response.statusCode(),
        new String(response.body(), StandardCharsets.UTF_8),
        response.headers().firstValue("Retry-After").flatMap(OutgoingHttp::seconds));
  }

  /** The form in seconds only; a date needs the other side's clock to agree with ours. */
  private static Optional<Duration> seconds(String retryAfter) {
    return retryAfter.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
        : Optional.empty();
  }
}
