// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.template;

import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Verdict.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Parameters as forms and queries write them, by name: {@code a=1&b=two+words}. The values of a
 * name are a set, in their order.
 */
public record Form(TreeMap<String, TreeSet<String>> parameters) {

  private static final int MOST = 1000;
  private static final char REPLACEMENT = '\ufffd';

  /** Reads {@code application/x-www-form-urlencoded}. */
  public static Form parse(String text) throws Refusal {
    var parameters = new TreeMap<String, TreeSet<String>>();
    int count = 0;
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('&', from);
      end = end < 0 ? text.length() : end;
      if (++count > MOST) {
        throw new Refusal(Reason.MALFORMED_BODY);
      }
      if (end > from) {
        int split = text.indexOf('=', from);
        boolean named = split >= 0 && split < end;
        var name = decoded(text.substring(from, named ? split : end));
        var value = named ? decoded(text.substring(split + 1, end)) : "";
        parameters.computeIfAbsent(name, key -> new TreeSet<>()).add(value);
      }
      from = end + 1;
    }
    return new Form(parameters);
  }

  /** The value of a name, or nothing if it is not there. */
  public Optional<String> only(String name) throws Refusal {
    var values = parameters.get(name);
    if (values == null) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw new Refusal(Reason.DUPLICATE_HEADER);
    }
    return Optional.of(values.getFirst());
  }

  /** Names in order, each with its values behind it, as Twilio signs them. */
  String joined() {
    var text = new StringBuilder();
    parameters.forEach((name, values) -> values.forEach(value -> text.append(name).append(value)));
    return text.toString();
  }

  private static String decoded(String text) throws Refusal {
    try {
      var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
      if (decoded.indexOf(REPLACEMENT) < 0) {
        return decoded;
      }
      // Bytes that are no UTF-8 would all become this one character: other bodies, one signature.
      throw new Refusal(Reason.MALFORMED_BODY);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Reason.MALFORMED_BODY);
    }
  }
}
