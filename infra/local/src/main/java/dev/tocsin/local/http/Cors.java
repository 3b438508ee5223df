// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import dev.tocsin.local.template.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An HTTP API's {@code CorsConfiguration}: the gateway answers preflights itself. */
record Cors(
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposed,
    boolean credentials,
    @Nullable Integer maxAge) {

  static Optional<Cors> of(Resource api) {
    var configured = api.properties().get("CorsConfiguration");
    if (configured instanceof Map<?, ?> map) {
      return Optional.of(
          new Cors(
              list(map.get("AllowOrigins")),
              list(map.get("AllowMethods")),
              list(map.get("AllowHeaders")),
              list(map.get("ExposeHeaders")),
              Boolean.TRUE.equals(map.get("AllowCredentials")),
              map.get("MaxAge") instanceof Number age ? age.intValue() : null));
    }
    return Boolean.TRUE.equals(configured)
        ? Optional.of(new Cors(List.of("*"), List.of(), List.of(), List.of(), false, null))
        : Optional.empty();
  }

  private static List<String> list(@Nullable Object value) {
    return value instanceof List<?> values
        ? values.stream().map(Object::toString).toList()
        : List.of();
  }

  static boolean isPreflight(Request request) {
    return request.method().equals("OPTIONS")
        && request.headers().containsKey("origin")
        && request.headers().containsKey("access-control-request-method");
  }

  Reply preflight(Request request) {
    return new Reply(204, allowed(request, true), new byte[0]);
  }

  /** The headers that let the request's origin read the answer; none if it may not. */
  Map<String, List<String>> allowed(Request request, boolean preflight) {
    var origin = request.header("origin");
    var allowed = new LinkedHashMap<String, List<String>>();
    if (origin.isEmpty() || !(origins.contains("*") || origins.contains(origin))) {
      return allowed;
    }
    allowed.put("access-control-allow-origin", List.of(origins.contains("*") ? "*" : origin));
    if (credentials) {
      allowed.put("access-control-allow-credentials", List.of("true"));
    }
    joined(allowed, "access-control-expose-headers", exposed);
    if (preflight) {
      joined(allowed, "access-control-allow-methods", methods);
      joined(allowed, "access-control-allow-headers", headers);
      if (maxAge != null) {
        allowed.put("access-control-max-age", List.of(maxAge.toString()));
      }
    }
    return allowed;
  }

  private static void joined(Map<String, List<String>> to, String name, List<String> values) {
    if (!values.isEmpty()) {
      to.put(name, List.of(String.join(",", values)));
    }
  }
}
