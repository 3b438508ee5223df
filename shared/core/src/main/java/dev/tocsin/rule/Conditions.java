// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.config.Node;
import java.util.List;
import java.util.function.Function;

/** The kinds of condition there are: the one place that knows them all. */
final class Conditions {

  static final List<Kind> KINDS =
      List.of(
          new Kind("threshold", Threshold.KEYS, Threshold::read) //
          );

  /**
   * A kind of condition: its word under {@code kind}, the keys that are its own, and how it is
   * read.
   */
  record Kind(String name, List<String> keys, Function<Node, Condition> read) {}

  private Conditions() {}

  /** The kind that a rule names; threshold if it names none. */
  static Kind of(Node rule) {
    var named = rule.find("kind");
    var name = named.map(Node::text).orElse("threshold");
    return KINDS.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                named
                    .orElse(rule)
                    .error(
                        "there is no kind of rule '"
                            + name
                            + "'; known: "
                            + String.join(", ", KINDS.stream().map(Kind::name).toList())));
  }
}
