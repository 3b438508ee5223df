// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request's header fields. Names are compared without regard to case, and a field may occur more
 * than once: whoever asks for the one value of a field is refused if there are two, because a
 * verifier and a reader that pick different ones would be fooled.
 */
public final class Headers {

  /** More than any sender's signature needs, and little enough to decode for nothing. */
  static final int LONGEST_VALUE = 8192;

  private final Map<String, List<String>> values = new TreeMap<>();

  private Headers() {}

  public static Headers of(Map<String, List<String>> fields) {
    var headers = new Headers();
    fields.forEach(
        (name, values) ->
            headers
                .values
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(values));
    return headers;
  }

  /** Headers of which each occurs once. */
  public static Headers ofSingle(Map<String, String> fields) {
    var each = new TreeMap<String, List<String>>();
    fields.forEach((name, value) -> each.put(name, List.of(value)));
    return of(each);
  }

  /** How many fields there are, each as often as it occurs. */
  public int count() {
    return values.values().stream().mapToInt(List::size).sum();
  }

  /** The characters of all names and values. */
  public int length() {
    return values.entrySet().stream()
        .mapToInt(
            field ->
                field.getValue().stream().mapToInt(v -> field.getKey().length() + v.length()).sum())
        .sum();
  }

  /** The values of a field in the order in which they came, without white space around them. */
  public List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
        .map(Headers::trimmed)
        .toList();
  }

  /**
   * The one value of a field, or nothing if it is not there.
   *
   * @throws Refusal if it is there twice, or longer than any sender's
   */
  public Optional<String> find(String name) throws Refusal {
    var found = values.get(name.toLowerCase(Locale.ROOT));
    if (found == null || found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() > 1) {
      throw new Refusal(Verdict.Reason.DUPLICATE_HEADER);
    }
    if (found.getFirst().length() > LONGEST_VALUE) {
      throw new Refusal(Verdict.Reason.OVERSIZED_HEADER);
    }
    return Optional.of(trimmed(found.getFirst()));
  }

  /** Optional white space of RFC 9110 is blank and tab, and no other character. */
  private static String trimmed(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && isBlank(value.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(value.charAt(to - 1))) {
      to--;
    }
    return value.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
