// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.alert.Labels;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts with placeholders: <code>{{ value }}</code> for the newest datapoint's value, with six
 * digits at most, and <code>{{ labels.service }}</code> for a label of the alert, empty if it has
 * no such label.
 */
final class Annotations {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");
  private static final Pattern KNOWN =
      Pattern.compile("\\s*(?:value|labels\\.([a-zA-Z_][a-zA-Z0-9_]*))\\s*");
  private static final MathContext DIGITS = new MathContext(6);

  private Annotations() {}

  /** The first placeholder in a text that nobody can fill, if there is one. */
  static Optional<String> unknown(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .filter(found -> !KNOWN.matcher(found.group(1)).matches())
        .map(found -> found.group())
        .findFirst();
  }

  static Map<String, String> filled(
      Map<String, String> annotations, Labels labels, OptionalDouble value) {
    var filled = new LinkedHashMap<String, String>();
    annotations.forEach((name, text) -> filled.put(name, filled(text, labels, value)));
    return filled;
  }

  private static String filled(String text, Labels labels, OptionalDouble value) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              var known = KNOWN.matcher(found.group(1));
              if (!known.matches()) {
                return Matcher.quoteReplacement(found.group());
              }
              var label = known.group(1);
              return Matcher.quoteReplacement(label == null ? text(value) : labels.get(label));
            });
  }

  private static String text(OptionalDouble value) {
    if (value.isEmpty()) {
      return "no data";
    }
    double number = value.getAsDouble();
    return Double.isFinite(number)
        ? new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString()
        : String.valueOf(number);
  }
}
