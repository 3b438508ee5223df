// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request as the event of payload format 2.0, which an HTTP API sends to Lambda. */
record RequestEvent(Request request, Routes.Match match, String requestId, Instant at) {

  static final String STAGE = "$default";
  static final String ACCOUNT = "000000000000";
  private static final String API = "local";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter COMMON_LOG =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Content types whose bodies arrive as text; others, forms among them, as Base64. */
  private static final Set<String> TEXTS =
      Set.of("application/json", "application/xml", "application/javascript");

  byte[] toJson() {
    var event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", request.path());
    event.put("rawQueryString", request.query());
    cookies(event);
    headers(event);
    strings(event, "queryStringParameters", queryParameters());
    event.set("requestContext", context());
    strings(event, "pathParameters", match.variables());
    body(event);
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void cookies(ObjectNode event) {
    if (request.headers().containsKey("cookie")) {
      var cookies = event.putArray("cookies");
      request.headers().get("cookie").stream()
          .flatMap(header -> Arrays.stream(header.split("; *")))
          .forEach(cookies::add);
    }
  }

  private void headers(ObjectNode event) {
    var headers = event.putObject("headers");
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
              }
            });
    headers.put("x-forwarded-for", request.sourceIp());
    headers.put("x-forwarded-port", "443");
    headers.put("x-forwarded-proto", "https");
  }

  private Map<String, String> queryParameters() {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : request.query().split("&")) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        parameters.merge(
            decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "", (a, b) -> a + "," + b);
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void strings(ObjectNode event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      var object = event.putObject(name);
      values.forEach(object::put);
    }
  }

  private ObjectNode context() {
    var context = JSON.createObjectNode();
    context.put("accountId", ACCOUNT);
    context.put("apiId", API);
    context.put("domainName", request.header("host"));
    context.put("domainPrefix", API);
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", request.path())
        .put("protocol", request.protocol())
        .put("sourceIp", request.sourceIp())
        .put("userAgent", request.header("user-agent"));
    context.put("requestId", requestId);
    context.put("routeKey", match.route().key());
    context.put("stage", STAGE);
    context.put("time", COMMON_LOG.format(at));
    context.put("timeEpoch", at.toEpochMilli());
    return context;
  }

  private void body(ObjectNode event) {
    var text = request.body().length == 0 || !isText() ? Optional.<String>empty() : utf8();
    if (text.isPresent()) {
      event.put("body", text.get());
    } else if (request.body().length > 0) {
      event.put("body", Base64.getEncoder().encodeToString(request.body()));
    }
    event.put("isBase64Encoded", text.isEmpty() && request.body().length > 0);
  }

  private boolean isText() {
    if (request.headers().containsKey("content-encoding")) {
      return false;
    }
    var type = request.header("content-type").split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    return type.isEmpty()
        || type.startsWith("text/")
        || type.endsWith("+json")
        || TEXTS.contains(type);
  }

  /** The body if it is text to the last byte: a signature is computed over the bytes as sent. */
  private Optional<String> utf8() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
