// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route of an HTTP API: a method or {@code ANY}, and a path whose segments may be variables
 * ({@code {id}}), the last one a greedy one ({@code {proxy+}}). {@code $default} takes what no
 * other route takes.
 *
 * @param functionId the function that it leads to
 * @param timeout how long the gateway waits for its answer
 */
record Route(
    String method, List<String> segments, String key, String functionId, Duration timeout) {

  static final String DEFAULT = "$default";
  private static final String ANY = "ANY";

  /**
   * The most particular first: fixed segments, then variables, then greedy ones; then the method.
   */
  static final Comparator<Route> MOST_PARTICULAR_FIRST =
      Comparator.<Route, Boolean>comparing(route -> route.key().equals(DEFAULT))
          .thenComparing(Route::rank)
          .thenComparing(route -> route.method().equals(ANY));

  static Route of(String method, String path, String functionId, Duration timeout) {
    if (path.equals(DEFAULT)) {
      return fallback(functionId, timeout);
    }
    var upper = method.equals("*") || method.equalsIgnoreCase(ANY) ? ANY : method.toUpperCase();
    return new Route(upper, split(path), upper + " " + path, functionId, timeout);
  }

  static Route fallback(String functionId, Duration timeout) {
    return new Route(ANY, List.of(), DEFAULT, functionId, timeout);
  }

  private static List<String> split(String path) {
    return Arrays.asList(path.substring(1).split("/", -1));
  }

  /** One letter a segment, in the order of how particular it is. */
  private String rank() {
    var rank = new StringBuilder();
    segments.forEach(s -> rank.append(isGreedy(s) ? 'c' : isVariable(s) ? 'b' : 'a'));
    return rank.toString();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static boolean isGreedy(String segment) {
    return segment.startsWith("{") && segment.endsWith("+}");
  }

  /** The path's variables if the request takes this route. */
  Optional<Map<String, String>> match(String requestMethod, String path) {
    if (key.equals(DEFAULT)) {
      return Optional.of(Map.of());
    }
    if (!method.equals(ANY) && !method.equals(requestMethod)) {
      return Optional.empty();
    }
    return matchPath(split(path));
  }

  private Optional<Map<String, String>> matchPath(List<String> parts) {
    var variables = new LinkedHashMap<String, String>();
    for (int i = 0; i < segments.size(); i++) {
      var segment = segments.get(i);
      if (i >= parts.size()) {
        return Optional.empty();
      }
      if (isGreedy(segment)) {
        var rest = String.join("/", parts.subList(i, parts.size()));
        variables.put(segment.substring(1, segment.length() - 2), rest);
        return rest.isEmpty() ? Optional.empty() : Optional.of(variables);
      }
      if (isVariable(segment) && !parts.get(i).isEmpty()) {
        variables.put(segment.substring(1, segment.length() - 1), parts.get(i));
      } else if (!segment.equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return parts.size() == segments.size() ? Optional.of(variables) : Optional.empty();
  }
}
