// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was typed: options that all have a whole number. */
record Options(Map<String, Long> values) {

  /**
   * @param known the options there are, each with what it is if it is not given
   * @throws IllegalArgumentException naming what is not understood
   */
  static Options parse(List<String> words, Map<String, Long> known) {
    var values = new HashMap<>(known);
    for (int i = 0; i < words.size(); i += 2) {
      var name = words.get(i);
      if (!known.containsKey(name)) {
        throw new IllegalArgumentException("unknown option " + name);
      }
      values.put(name, number(name, i + 1 < words.size() ? words.get(i + 1) : ""));
    }
    return new Options(values);
  }

  private static long number(String name, String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new IllegalArgumentException(name + " needs a whole number, not '" + text + "'");
  }

  long get(String name) {
    return values.getOrDefault(name, 0L);
  }

  int number(String name) {
    return Math.toIntExact(get(name));
  }
}
