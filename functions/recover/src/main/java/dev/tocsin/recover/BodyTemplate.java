// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recover;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tocsin.config.Node;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON text with places such as {@code {{ service }}}, inside its strings, that are filled when
 * the action is called. What is filled in is escaped, so a label's value can't become JSON.
 */
record BodyTemplate(String text) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*}}");

  static BodyTemplate of(Node node) {
    var text = node.text();
    if (PLACE.matcher(text).replaceAll("").contains("{{")) {
      throw node.error("a place is written {{ name }}, with a label's name");
    }
    return new BodyTemplate(text);
  }

  /** Fills each place with what its name stands for. */
  String fill(UnaryOperator<String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    String.valueOf(
                        JsonStringEncoder.getInstance()
                            .quoteAsString(values.apply(place.group(1))))));
  }
}
