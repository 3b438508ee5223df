// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.signature.Headers;
import java.time.Instant;
import java.util.Map;

/**
 * The circumstances under which a body came.
 *
 * @param source the sender's name
 * @param query the parameters of the URL that it was sent to
 * @param at when it came
 * @param route by which it came, such as {@code POST /webhooks/{source}}
 * @param parameters what the path has where the route has names
 */
public record Arrival(
    String source,
    Headers headers,
    Map<String, String> query,
    Instant at,
    String route,
    Map<String, String> parameters) {

  /** By a route that says nothing of what the body is about. */
  public Arrival(String source, Headers headers, Map<String, String> query, Instant at) {
    this(source, headers, query, at, "POST /webhooks/{source}", Map.of());
  }

  /** What the path has under one of the route's names, or the empty string. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
