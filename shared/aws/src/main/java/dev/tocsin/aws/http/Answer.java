// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tocsin.aws.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a function behind the HTTP API answers: JSON, plain text, or a problem in the form of RFC
 * 9457.
 */
public record Answer(int status, Map<String, String> headers, String body) {

  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          404, "Not Found",
          413, "Content Too Large",
          415, "Unsupported Media Type",
          429, "Too Many Requests",
          503, "Service Unavailable");

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer json(int status, Object body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), Json.write(body));
  }

  /** A text that no browser takes for anything else, whatever is in it. */
  public static Answer text(int status, String body) {
    return new Answer(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff"),
        body);
  }

  /**
   * A refusal.
   *
   * @param detail what the caller can do about it, or the empty string where that would only help
   *     an attacker
   * @param instance the path that was asked for
   */
  public static Answer problem(int status, String detail, String instance) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "about:blank");
    body.put("title", TITLES.getOrDefault(status, "Error"));
    body.put("status", status);
    if (!detail.isEmpty()) {
      body.put("detail", detail);
    }
    body.put("instance", instance);
    return new Answer(status, Map.of("Content-Type", "application/problem+json"), Json.write(body));
  }

  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** The same without a body. */
  public Answer bare() {
    var less = new LinkedHashMap<>(headers);
    less.remove("Content-Type");
    return new Answer(status, less, "");
  }

  public APIGatewayV2HTTPResponse toResponse() {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(headers)
        .withBody(body)
        .build();
  }
}
