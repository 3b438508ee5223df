// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tocsin.config.Node;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON text with places inside its strings that are filled when the action is called: <code>
 * {{ labels.service }}</code> with a label of the alert, empty if it has no such label, <code>
 * {{ runbook }}</code> and <code>{{ key }}</code> with the runbook's name and the idempotency key.
 * What is filled in is escaped, so a label's value can't become JSON.
 */
record BodyTemplate(String text) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{(.*?)}}");
  private static final Pattern KNOWN =
      Pattern.compile("\\s*(?:(runbook|key)|labels\\.([a-zA-Z_][a-zA-Z0-9_]*))\\s*");

  static BodyTemplate of(Node node) {
    PLACE
        .matcher(node.text())
        .results()
        .filter(place -> !KNOWN.matcher(place.group(1)).matches())
        .findFirst()
        .ifPresent(
            place -> {
              throw node.error(
                  place.group()
                      + " can't be filled in; known are {{ labels.<name> }}, {{ runbook }} and"
                      + " {{ key }}");
            });
    return new BodyTemplate(node.text());
  }

  String fill(ActionCall call) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(escaped(value(place.group(1), call))));
  }

  private static String value(String name, ActionCall call) {
    var known = KNOWN.matcher(name);
    if (!known.matches()) {
      return "";
    }
    var label = known.group(2);
    return label != null
        ? call.labels().get(label)
        : "key".equals(known.group(1)) ? call.key() : call.runbook();
  }

  private static String escaped(String value) {
    return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value));
  }
}
