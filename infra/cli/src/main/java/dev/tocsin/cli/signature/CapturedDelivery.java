// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli.signature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.aws.json.JsonException;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as somebody has kept it: a test vector, the event of a Lambda function, or the text of
 * an HTTP request or of its headers alone.
 *
 * @param names the headers' names as they were written
 */
public record CapturedDelivery(
    String method, String url, List<String> names, Headers headers, byte[] body) {

  /**
   * Reads one.
   *
   * @param body the body, if it is kept in another file
   * @throws IllegalArgumentException if there is no body in it, and none beside it
   */
  public static CapturedDelivery read(byte[] file, byte @Nullable [] body) {
    var json = json(file);
    if (json.isPresent()) {
      return ofJson(json.get(), body);
    }
    return ofText(file, body);
  }

  private static Optional<JsonNode> json(byte[] file) {
    try {
      var node = Json.parse(file);
      var one = node.isArray() && node.size() == 1 ? node.path(0) : node;
      return one.path("headers").isObject() ? Optional.of(one) : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static CapturedDelivery ofJson(JsonNode node, byte @Nullable [] beside) {
    var headers = new LinkedHashMap<String, List<String>>();
    for (var field : node.path("headers").properties()) {
      var values = new ArrayList<String>();
      field.getValue().forEach(value -> values.add(value.asText()));
      headers.put(field.getKey(), values.isEmpty() ? List.of(field.getValue().asText()) : values);
    }
    var http = node.path("requestContext").path("http");
    return new CapturedDelivery(
        node.path("method").asText(http.path("method").asText("POST")),
        node.path("url").asText(""),
        List.copyOf(headers.keySet()),
        Headers.of(headers),
        beside != null ? beside : body(node));
  }

  private static byte[] body(JsonNode node) {
    if (node.path("body_base64").isTextual()) {
      return Base64.getDecoder().decode(node.path("body_base64").textValue());
    }
    if (!node.path("body").isTextual()) {
      throw new IllegalArgumentException("there is no body: name the file that holds it");
    }
    var text = node.path("body").textValue();
    return node.path("isBase64Encoded").booleanValue()
        ? Base64.getDecoder().decode(text)
        : text.getBytes(StandardCharsets.UTF_8);
  }

  /** {@code Name: value} lines, perhaps a request line before them, perhaps a body behind them. */
  private static CapturedDelivery ofText(byte[] file, byte @Nullable [] beside) {
    // Latin-1 keeps every byte apart, so that the body comes out as it went in.
    var text = new String(file, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    int windows = text.indexOf("\r\n\r\n");
    boolean crlf = windows >= 0 && (end < 0 || windows < end);
    int at = crlf ? windows : end;
    var head = at < 0 ? text : text.substring(0, at);
    var rest = at < 0 ? "" : text.substring(at + (crlf ? 4 : 2));
    if (beside == null && rest.isEmpty()) {
      throw new IllegalArgumentException("there is no body: name the file that holds it");
    }
    var headers = new LinkedHashMap<String, List<String>>();
    for (var line : head.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).matches("[!-~]+")) {
        headers
            .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    if (headers.isEmpty()) {
      throw new IllegalArgumentException("there are no headers in it");
    }
    var first = head.lines().findFirst().orElse("").split(" ");
    return new CapturedDelivery(
        first.length == 3 && first[2].startsWith("HTTP/") ? first[0] : "POST",
        "",
        List.copyOf(headers.keySet()),
        Headers.of(Map.copyOf(headers)),
        beside != null ? beside : rest.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The request, posted to this URL if one is known. */
  public Request request(String postedTo) {
    return new Request(
        method, postedTo.isEmpty() ? url : postedTo, headers, body, new JsonDocuments());
  }
}
