// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configuration for tests, from Java's own maps and lists instead of a file. */
public final class Nodes {

  private Nodes() {}

  public static Node of(String file, Object value) {
    return node(new Location(file, 1, ""), value);
  }

  public static Node of(Object value) {
    return of("test.yaml", value);
  }

  /** A mapping from keys and values by turns. */
  public static Map<String, Object> map(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static Node node(Location where, Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var entries = new LinkedHashMap<String, Node>();
        map.forEach(
            (key, entry) -> entries.put((String) key, node(where.key((String) key), entry)));
        yield new Node(where, entries);
      }
      case List<?> list -> {
        var items = new ArrayList<Node>();
        list.forEach(item -> items.add(node(where.item(items.size()), item)));
        yield new Node(where, items);
      }
      case Integer number -> new Node(where, number.longValue());
      default -> new Node(where, value);
    };
  }
}
