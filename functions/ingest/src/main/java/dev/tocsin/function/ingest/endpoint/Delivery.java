// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tocsin.function.ingest.format.InvalidPayload;
import dev.tocsin.signature.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * A request as it came in: the exact bytes of its body, and its headers, in which API Gateway has
 * joined those that occurred twice with a comma.
 *
 * @param route the route that it matched, as in {@code POST /webhooks/{source}}
 * @param method its method
 * @param path where it was posted to, as problems name it
 * @param parameters the parts of the path that the route names
 * @param query the query's parameters
 * @param rawQuery the query as it stood in the URL, without the question mark
 * @param body shared, not copied, so nobody changes it
 */
public record Delivery(
    String route,
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> query,
    String rawQuery,
    Headers headers,
    byte[] body) {

  /**
   * @throws InvalidPayload if the body can't be decoded
   */
  public static Delivery of(APIGatewayV2HTTPEvent event) {
    var context = event.getRequestContext();
    var http = context == null ? null : context.getHttp();
    return new Delivery(
        Objects.requireNonNullElse(event.getRouteKey(), ""),
        http == null ? "POST" : Objects.requireNonNullElse(http.getMethod(), "POST"),
        Objects.requireNonNullElse(event.getRawPath(), ""),
        Objects.requireNonNullElse(event.getPathParameters(), Map.of()),
        Objects.requireNonNullElse(event.getQueryStringParameters(), Map.of()),
        Objects.requireNonNullElse(event.getRawQueryString(), ""),
        Headers.ofSingle(Objects.requireNonNullElse(event.getHeaders(), Map.of())),
        body(event));
  }

  private static byte[] body(APIGatewayV2HTTPEvent event) {
    var body = Objects.requireNonNullElse(event.getBody(), "");
    if (!event.getIsBase64Encoded()) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new InvalidPayload("", "it is said to be base64 and is not");
    }
  }

  /**
   * The bytes by which it is the same as another one: the body, and before it the path where that
   * says more than who the sender is.
   */
  public byte[] said() {
    if (parameters.keySet().stream().allMatch("source"::equals)) {
      return body;
    }
    var where = (method + " " + path + "\n").getBytes(StandardCharsets.UTF_8);
    var all = Arrays.copyOf(where, where.length + body.length);
    System.arraycopy(body, 0, all, where.length, body.length);
    return all;
  }

  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
