// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.match;

import dev.tocsin.match.Matcher.Operator;
import java.util.regex.Pattern;

/** How a matcher is written. */
final class MatcherText {

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([a-zA-Z_][a-zA-Z0-9_.:/-]*|\"(?:[^\"\\\\]|\\\\.)+\")\\s*(=~|!~|!=|=)\\s*(.*?)\\s*",
          Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.DOTALL);

  private MatcherText() {}

  static Matcher parse(String text) {
    var parts = FORM.matcher(withoutBraces(text));
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "not a matcher such as severity=\"critical\" or service=~\"cache|queue\": " + text);
    }
    return Matcher.of(unquoted(parts.group(1)), operator(parts.group(2)), unquoted(parts.group(3)));
  }

  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** Alertmanager allows a single matcher in braces too. */
  private static String withoutBraces(String text) {
    var bare = text.strip();
    return bare.startsWith("{") && bare.endsWith("}") ? bare.substring(1, bare.length() - 1) : bare;
  }

  private static Operator operator(String sign) {
    for (var operator : Operator.values()) {
      if (operator.sign().equals(sign)) {
        return operator;
      }
    }
    throw new IllegalArgumentException("not an operator: " + sign);
  }

  private static String unquoted(String text) {
    if (!QUOTED.matcher(text).matches()) {
      if (text.indexOf('"') >= 0) {
        throw new IllegalArgumentException("a quote that is not closed or not escaped: " + text);
      }
      return text;
    }
    var value = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        c = text.charAt(i);
        // As in Alertmanager an escape that nobody knows stays as written: "\d" is a digit class.
        value.append(c == 'n' ? "\n" : c == '"' || c == '\\' ? String.valueOf(c) : "\\" + c);
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }
}
