// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import java.util.Objects;

/**
 * What is asked for.
 *
 * @param route the API's route that matched, for instance {@code GET /api/v1/alerts}
 * @param authorization the header of that name, or the empty string
 * @param query the query's parameters
 */
record Request(String route, String path, String authorization, Map<String, String> query) {

  static Request of(APIGatewayV2HTTPEvent event) {
    // The HTTP API writes all header names in lower case.
    var headers = Objects.requireNonNullElse(event.getHeaders(), Map.<String, String>of());
    return new Request(
        Objects.requireNonNullElse(event.getRouteKey(), ""),
        Objects.requireNonNullElse(event.getRawPath(), ""),
        headers.getOrDefault("authorization", ""),
        Objects.requireNonNullElse(event.getQueryStringParameters(), Map.of()));
  }
}
