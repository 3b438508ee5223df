// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import dev.tocsin.demo.suite.Local;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Signer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The suite as everybody outside sees it: webhooks in, the API out. */
final class Tocsin implements Sender {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int SUCCESSES = 200;
  private static final int REDIRECTS = 300;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI api;
  private final Local local;
  private final InstantSource clock;

  Tocsin(URI api, Local local, InstantSource clock) {
    this.api = api;
    this.local = local;
    this.clock = clock;
  }

  @Override
  public boolean send(String source, String id, String body) {
    var target = api.resolve("/webhooks/" + source);
    var content = body.getBytes(StandardCharsets.UTF_8);
    var unsigned = new Request("POST", target.toString(), Headers.ofSingle(Map.of()), content);
    var credentials = local.source(source);
    var request =
        HttpRequest.newBuilder(target)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(content));
    Signer.headers(credentials.scheme(), credentials.key(), unsigned, id, clock.instant())
        .forEach(request::header);
    return answer(request.build()).isPresent();
  }

  /** A list of the API; empty if it can't be had now. */
  Optional<JsonNode> get(String path) {
    var request = HttpRequest.newBuilder(api.resolve(path)).timeout(LIMIT).GET().build();
    return answer(request).map(Json::parse);
  }

  /** The body of an answer that says yes; nothing if it says no, or if there is none. */
  private Optional<byte[]> answer(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return response.statusCode() >= SUCCESSES && response.statusCode() < REDIRECTS
          ? Optional.of(response.body())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
