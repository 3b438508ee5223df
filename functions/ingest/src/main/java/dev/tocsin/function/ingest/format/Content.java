// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a body says to be. Everything is UTF-8; another charset is another thing. */
public enum Content {
  JSON("application/json", "application/(?:[a-z0-9.-]+\\+)?json"),
  /** JSON under a false name, as SNS sends it. */
  TEXT("text/plain", "text/plain"),
  FORM("application/x-www-form-urlencoded", "application/x-www-form-urlencoded");

  private final String type;
  private final Pattern pattern;

  Content(String type, String expression) {
    this.type = type;
    pattern = Pattern.compile(expression + "(?:\\s*;\\s*charset=\"?utf-?8\"?)?\\s*");
  }

  /**
   * @param types the values of the header {@code Content-Type}; two of them are none
   */
  public static Optional<Content> of(List<String> types) {
    if (types.size() != 1) {
      return Optional.empty();
    }
    var type = types.getFirst().toLowerCase(Locale.ROOT);
    for (var content : values()) {
      if (content.pattern.matcher(type).matches()) {
        return Optional.of(content);
      }
    }
    return Optional.empty();
  }

  /** The names of some, as a sender is told what is expected of it. */
  public static String types(Set<Content> contents) {
    return contents.stream()
        .sorted()
        .map(content -> content.type)
        .collect(Collectors.joining(" or "));
  }
}
