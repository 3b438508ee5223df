// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Whoever talks to the suite's HTTP API from outside. */
record Client(HttpClient http, URI api, String token) {

  Client(URI api, String token) {
    this(HttpClient.newHttpClient(), api, token);
  }

  /** What was answered; a body that is no JSON is a missing node. */
  record Answer(int status, JsonNode body) {}

  Answer send(Webhook webhook) {
    return send(webhook.request(api));
  }

  /** A request to a path of the API, by nobody yet. */
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(api.resolve(path));
  }

  Answer get(String path) {
    return send(
        HttpRequest.newBuilder(api.resolve(path))
            .header("authorization", "Bearer " + token)
            .build());
  }

  Answer send(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first entry of a listing that mentions a text. */
  Optional<JsonNode> listed(String path, String text) {
    var answer = get(path);
    if (answer.status() != 200) {
      throw new AssertionError(path + " answers " + answer);
    }
    var array = answer.body().isArray() ? answer.body() : answer.body().elements().next();
    return StreamSupport.stream(array.spliterator(), false)
        .filter(entry -> entry.toString().contains(text))
        .findFirst();
  }

  private static JsonNode json(String body) {
    try {
      return Json.parse(body.getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
  }
}
