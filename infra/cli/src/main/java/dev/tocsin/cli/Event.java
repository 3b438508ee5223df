// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something to send: a file in the shape of a Lambda event (as under {@code events/}), of which the
 * body, the source and the sender's own headers are taken, or a file that is the bare body.
 *
 * @param source the source it names, or the first word of its file name
 */
record Event(Optional<String> source, Map<String, String> headers, byte[] body) {

  /** What the connection says itself. */
  private static final Set<String> NOT_TAKEN = Set.of("host", "content-length", "connection");

  static Event read(Path file, byte[] bytes) {
    var parsed = parse(bytes);
    var headers = new LinkedHashMap<String, String>();
    headers.put("content-type", "application/json");
    if (!parsed.path("requestContext").isObject() || !parsed.path("body").isTextual()) {
      return new Event(nameSource(file), headers, bytes);
    }
    parsed
        .path("headers")
        .properties()
        .forEach(header -> headers.put(lower(header.getKey()), header.getValue().asText()));
    headers.keySet().removeAll(NOT_TAKEN);
    var source = parsed.path("pathParameters").path("source");
    return new Event(
        source.isTextual() ? Optional.of(source.textValue()) : nameSource(file),
        headers,
        body(parsed));
  }

  private static byte[] body(JsonNode event) {
    var body = event.path("body").textValue();
    return event.path("isBase64Encoded").booleanValue()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** A body that is not JSON may be sent all the same: to see it refused. */
  private static JsonNode parse(byte[] bytes) {
    try {
      return Json.parse(bytes);
    } catch (JsonException e) {
      return Json.mapper().createObjectNode();
    }
  }

  private static Optional<String> nameSource(Path file) {
    var name = file.getFileName().toString();
    int end = name.indexOf('-');
    return end > 0 ? Optional.of(name.substring(0, end)) : Optional.empty();
  }

  static String lower(String header) {
    return header.toLowerCase(Locale.ROOT);
  }
}
