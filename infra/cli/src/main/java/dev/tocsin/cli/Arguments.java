// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was typed after a command's name: operands, and options, which may stand anywhere. */
record Arguments(List<String> operands, Map<String, List<String>> options) {

  private static final Set<String> FLAGS = Set.of("--json", "--help");
  private static final Set<String> VALUED =
      Set.of(
          "--source",
          "--url",
          "--secrets",
          "--config",
          "--id",
          "--header",
          "--state",
          "--aws",
          "--port",
          "--preset",
          "--secret",
          "--certificate",
          "--at");

  static Arguments parse(String... words) {
    var operands = new ArrayList<String>();
    var options = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < words.length; i++) {
      var word = words[i];
      if (!word.startsWith("--")) {
        operands.add(word);
      } else if (FLAGS.contains(word)) {
        options.put(word, List.of());
      } else if (!VALUED.contains(word)) {
        throw new UsageException("there is no option " + word);
      } else if (i + 1 == words.length) {
        throw new UsageException(word + " needs a value");
      } else {
        options.computeIfAbsent(word, option -> new ArrayList<>()).add(words[++i]);
      }
    }
    return new Arguments(List.copyOf(operands), options);
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  /** The option's value; the last one where it was given several times. */
  Optional<String> option(String name) {
    var values = options.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  List<String> all(String name) {
    return options.getOrDefault(name, List.of());
  }

  /** The operands, of which there must be so many. */
  List<String> operands(int least, int most, String what) {
    if (operands.size() < least || operands.size() > most) {
      throw new UsageException("expected " + what);
    }
    return operands;
  }
}
