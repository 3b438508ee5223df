// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of a stack's HTTP API, as the {@code HttpApi} events of its functions name them. */
final class Routes {

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String EVENT = "HttpApi";

  /** An HTTP API waits no longer for an integration, and that long by default. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final List<Route> routes;

  /** A route that a request takes, with the variables of its path. */
  record Match(Route route, Map<String, String> variables) {}

  Routes(List<Route> routes) {
    this.routes = routes.stream().sorted(Route.MOST_PARTICULAR_FIRST).toList();
  }

  static Routes of(Stack stack) {
    var routes = new ArrayList<Route>();
    for (var function : stack.resources(FUNCTION)) {
      if (function.properties().get("Events") instanceof Map<?, ?> events) {
        events.values().forEach(event -> route(function, event).ifPresent(routes::add));
      }
    }
    return new Routes(routes);
  }

  private static Optional<Route> route(Resource function, Object event) {
    if (!(event instanceof Map<?, ?> map) || !EVENT.equals(map.get("Type"))) {
      return Optional.empty();
    }
    var properties = map.get("Properties") instanceof Map<?, ?> given ? given : Map.of();
    if ("1.0".equals(String.valueOf(properties.get("PayloadFormatVersion")))) {
      throw new HttpApiException(
          function.id() + ": the local runtime knows payload format 2.0 only");
    }
    var timeout =
        properties.get("TimeoutInMillis") == null
            ? LONGEST
            : Duration.ofMillis(Long.parseLong(String.valueOf(properties.get("TimeoutInMillis"))));
    return Optional.of(
        properties.get("Path") instanceof String path
            ? Route.of(String.valueOf(properties.get("Method")), path, function.id(), timeout)
            : Route.fallback(function.id(), timeout));
  }

  Optional<Match> match(String method, String path) {
    for (var route : routes) {
      var variables = route.match(method, path);
      if (variables.isPresent()) {
        return Optional.of(new Match(route, variables.get()));
      }
    }
    return Optional.empty();
  }
}
