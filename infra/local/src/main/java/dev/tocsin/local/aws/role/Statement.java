// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import java.util.List;
import java.util.regex.Pattern;

/** A statement of an identity policy, without conditions. */
record Statement(boolean allows, List<Pattern> actions, List<Pattern> resources) {

  /**
   * @param actions with {@code *} and {@code ?}; their case does not matter
   * @param resources ARNs with {@code *} and {@code ?}
   */
  static Statement of(boolean allows, List<String> actions, List<String> resources) {
    return new Statement(
        allows,
        actions.stream().map(it -> pattern(it, Pattern.CASE_INSENSITIVE)).toList(),
        resources.stream().map(it -> pattern(it, 0)).toList());
  }

  boolean covers(Permission permission) {
    return actions.stream().anyMatch(it -> it.matcher(permission.action()).matches())
        && resources.stream().anyMatch(it -> it.matcher(permission.resource()).matches());
  }

  /** Whether a text with wildcards covers another. */
  static boolean matches(String wildcards, String text) {
    return pattern(wildcards, 0).matcher(text).matches();
  }

  private static Pattern pattern(String wildcards, int flags) {
    var regex = new StringBuilder();
    wildcards
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
              }
            });
    return Pattern.compile(regex.toString(), flags | Pattern.DOTALL);
  }
}
