// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tocsin.aws.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the sender is told. A problem is of the form of RFC 9457. */
record Answer(int status, Map<String, String> headers, String body) {

  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          404, "Not Found",
          413, "Content Too Large",
          415, "Unsupported Media Type",
          429, "Too Many Requests",
          503, "Service Unavailable");

  static Answer accepted(int status, String eventId, int accepted, boolean duplicate) {
    var body = new LinkedHashMap<String, Object>();
    body.put("eventId", eventId);
    body.put("accepted", accepted);
    body.put("duplicate", duplicate);
    return json(status, body);
  }

  static Answer ignored(int status, String eventId, String reason) {
    var body = new LinkedHashMap<String, Object>();
    body.put("eventId", eventId);
    body.put("accepted", 0);
    body.put("duplicate", false);
    body.put("ignored", reason);
    return json(status, body);
  }

  /**
   * A refusal.
   *
   * @param detail what the sender can do about it, or the empty string where it would only help a
   *     forger
   */
  static Answer problem(int status, String detail, String instance) {
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

  Answer retryAfter(int seconds) {
    var more = new LinkedHashMap<>(headers);
    more.put("Retry-After", Integer.toString(seconds));
    return new Answer(status, more, body);
  }

  APIGatewayV2HTTPResponse toResponse() {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(headers)
        .withBody(body)
        .build();
  }

  private static Answer json(int status, Map<String, Object> body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), Json.write(body));
  }
}
