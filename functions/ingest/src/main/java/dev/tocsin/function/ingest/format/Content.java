// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a body says to be. Everything is UTF-8; another charset is another thing. */
public enum Content {
  JSON("application/json", "application/(?:[a-z0-9.-]+\\+)?json"),
  /** JSON under a false name, as SNS sends it. */
  TEXT("text/plain", "text/plain"),
  FORM("application/x-www-form-urlencoded", "application/x-www-form-urlencoded"),
  /** Anything else, or nothing said. */
  OTHER("any", "(?!)");

  private final String type;
  private final Pattern pattern;

  Content(String type, String expression) {
    this.type = type;
    pattern = Pattern.compile(expression + "(?:\\s*;\\s*charset=\"?utf-?8\"?)?\\s*");
  }

  /**
   * @param types the values of the header {@code Content-Type}; two of them say nothing
   */
  public static Content of(List<String> types) {
    var type = types.size() == 1 ? types.getFirst().toLowerCase(Locale.ROOT) : "";
    for (var content : values()) {
      if (content.pattern.matcher(type).matches()) {
        return content;
      }
    }
    return OTHER;
  }

  /** The names of some, as a sender is told what is expected of it. */
  public static String types(Set<Content> contents) {
    return contents.stream()
        .sorted()
        .map(content -> content.type)
        .collect(Collectors.joining(" or "));
  }
}
