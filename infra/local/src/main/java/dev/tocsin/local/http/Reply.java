// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.local.lambda.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes back over HTTP.
 *
 * @param headers each with all its values
 */
record Reply(int status, Map<String, List<String>> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTENT_TYPE = "content-type";
  private static final String JSON_TYPE = "application/json";

  /** Lambda's limit for the answer of a synchronous invocation. */
  private static final int LARGEST = 6 << 20;

  /** An answer of the gateway itself. */
  static Reply message(int status, String message) {
    var body = JSON.createObjectNode().put("message", message).toString();
    return new Reply(
        status, Map.of(CONTENT_TYPE, List.of(JSON_TYPE)), body.getBytes(StandardCharsets.UTF_8));
  }

  static Reply of(Response response) {
    return switch (response) {
      case Response.Answered answered -> ofAnswer(answered.payload());
      case Response.Failed _ -> internalError();
      case Response.TimedOut _, Response.Throttled _ -> message(503, "Service Unavailable");
    };
  }

  static Reply internalError() {
    return message(500, "Internal Server Error");
  }

  private static Reply ofAnswer(byte[] payload) {
    if (payload.length > LARGEST) {
      return internalError();
    }
    try {
      var answer = JSON.readTree(payload);
      if (!answer.has("statusCode")) {
        return inferred(payload);
      }
      return isStatus(answer.path("statusCode").asInt()) ? structured(answer) : internalError();
    } catch (IOException | IllegalArgumentException _) { // no JSON, or no Base64
      return internalError();
    }
  }

  private static boolean isStatus(int status) {
    return status >= 200 && status <= 599;
  }

  /** An answer without a status is the body itself. */
  private static Reply inferred(byte[] payload) {
    return new Reply(200, Map.of(CONTENT_TYPE, List.of(JSON_TYPE)), payload);
  }

  private static Reply structured(JsonNode answer) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    answer.path("headers").properties().forEach(h -> add(headers, h.getKey(), h.getValue()));
    answer
        .path("multiValueHeaders")
        .properties()
        .forEach(h -> h.getValue().forEach(value -> add(headers, h.getKey(), value)));
    answer.path("cookies").forEach(cookie -> add(headers, "set-cookie", cookie));
    headers.putIfAbsent(CONTENT_TYPE, List.of("text/plain; charset=utf-8"));
    return new Reply(answer.path("statusCode").asInt(), headers, body(answer));
  }

  private static void add(Map<String, List<String>> headers, String name, JsonNode value) {
    headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value.asText());
  }

  private static byte[] body(JsonNode answer) {
    var body = answer.path("body").asText("");
    return answer.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
