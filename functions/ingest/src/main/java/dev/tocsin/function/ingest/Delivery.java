// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tocsin.signature.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A webhook as it came in: the exact bytes of its body, and its headers, in which API Gateway has
 * joined those that occurred twice with a comma.
 *
 * @param source the last part of the path
 * @param body shared, not copied, so nobody changes it
 */
record Delivery(String source, String method, Headers headers, byte[] body) {

  static Delivery of(APIGatewayV2HTTPEvent event) {
    var path = Objects.requireNonNullElse(event.getPathParameters(), Map.<String, String>of());
    var context = event.getRequestContext();
    return new Delivery(
        path.getOrDefault("source", ""),
        context == null || context.getHttp() == null ? "POST" : context.getHttp().getMethod(),
        Headers.ofSingle(Objects.requireNonNullElse(event.getHeaders(), Map.of())),
        body(event));
  }

  private static byte[] body(APIGatewayV2HTTPEvent event) {
    var body = Objects.requireNonNullElse(event.getBody(), "");
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the body says to be JSON; a charset other than UTF-8 is another thing. */
  boolean isJson() {
    var types = headers.all("Content-Type");
    return types.size() == 1
        && types
            .getFirst()
            .matches("(?i)application/([a-z0-9.-]+\\+)?json(\\s*;\\s*charset=\"?utf-?8\"?)?\\s*");
  }

  /** Where it was posted to, as problems name it. */
  String instance() {
    return "/webhooks/" + source;
  }

  List<String> all(String header) {
    return headers.all(header);
  }
}
