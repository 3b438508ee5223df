// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value in a configuration file together with its place, read through questions that fail with
 * that place when the answer is not of the kind expected. It knows no file format; whoever parses
 * one builds nodes.
 *
 * @param value a {@code Map<String, Node>}, a {@code List<Node>}, a String, Boolean, Long, Double,
 *     or null
 */
public record Node(Location where, @Nullable Object value) {

  /** An error about this value. */
  public ConfigurationException error(String what) {
    return new ConfigurationException(where, what);
  }

  public boolean isMap() {
    return value instanceof Map;
  }

  public boolean isList() {
    return value instanceof List;
  }

  /** The entries of a mapping, in the file's order. */
  @SuppressWarnings("unchecked")
  public Map<String, Node> entries() {
    return value instanceof Map ? (Map<String, Node>) value : fail("a mapping");
  }

  /** The items of a list. */
  @SuppressWarnings("unchecked")
  public List<Node> items() {
    return value instanceof List ? (List<Node>) value : fail("a list");
  }

  /**
   * Refuses a mapping that has a key which is none of these: a typing mistake must not be silently
   * ignored.
   */
  public Node allowing(String... keys) {
    var known = List.of(keys);
    for (var entry : entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry.getValue().error("unknown key; known here: " + String.join(", ", known));
      }
    }
    return this;
  }

  /** The value under a key that must be there. */
  public Node get(String key) {
    var found = entries().get(key);
    if (found == null) {
      throw new ConfigurationException(where.key(key), "is missing");
    }
    return found;
  }

  /** The value under a key, if it is there and not null. */
  public Optional<Node> find(String key) {
    return Optional.ofNullable(entries().get(key)).filter(node -> node.value != null);
  }

  /** Each item of the list under a key, read; empty if there is no such key. */
  public <T> List<T> each(String key, Function<Node, T> read) {
    var all = new ArrayList<T>();
    find(key).ifPresent(list -> list.items().forEach(item -> all.add(read.apply(item))));
    return List.copyOf(all);
  }

  /** A mapping of names to texts; empty if there is no such key. */
  public Map<String, String> texts(String key) {
    var all = new LinkedHashMap<String, String>();
    find(key).ifPresent(map -> map.entries().forEach((name, node) -> all.put(name, node.text())));
    return all;
  }

  /** A text that is not empty. A number or a boolean is taken as it was written. */
  public String text() {
    if (value == null || value instanceof Map || value instanceof List) {
      return fail("a text");
    }
    var text = value.toString();
    return text.isEmpty() ? fail("a text that is not empty") : text;
  }

  public boolean flag() {
    return value instanceof Boolean flag ? flag : fail("true or false");
  }

  /** A whole number between the bounds, both included. */
  public int integer(int least, int most) {
    if (value instanceof Long number && number >= least && number <= most) {
      return number.intValue();
    }
    return fail("a whole number from " + least + " to " + most);
  }

  public double number() {
    return value instanceof Number number ? number.doubleValue() : fail("a number");
  }

  /**
   * A length of time as Prometheus writes it: {@code 15s}, {@code 5m}, {@code 1h30m}, {@code
   * 250ms}, {@code 1d}.
   */
  public Duration duration() {
    return Durations.parse(value == null ? "" : value.toString())
        .orElseGet(() -> fail("a duration such as 30s, 5m or 1h30m"));
  }

  /**
   * One of an enum's words, in lower or camel case: {@code notBreaching} for {@code NOT_BREACHING}.
   */
  public <E extends Enum<E>> E word(Class<E> words) {
    var wanted = text().replace("_", "").replace("-", "");
    for (var word : words.getEnumConstants()) {
      if (word.name().replace("_", "").equalsIgnoreCase(wanted)) {
        return word;
      }
    }
    return fail("one of " + String.join(", ", Words.of(words)));
  }

  private <T> T fail(String expected) {
    var found =
        value == null
            ? "nothing"
            : value instanceof Map
                ? "a mapping"
                : value instanceof List ? "a list" : "'" + value + "'";
    throw error("expected " + expected + ", found " + found);
  }
}
