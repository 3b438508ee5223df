// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.match;

import dev.tocsin.alert.Labels;
import dev.tocsin.config.Node;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions of which every one must hold. None at all hold for everything. */
public record Matchers(List<Matcher> all) {

  public static final Matchers NONE = new Matchers(List.of());

  /** They are kept in Alertmanager's order, so that their text is the same however written. */
  public Matchers {
    all = all.stream().sorted().toList();
  }

  /** Matchers from texts such as {@code severity="critical"}. */
  public static Matchers of(String... texts) {
    return new Matchers(List.of(texts).stream().map(Matcher::parse).toList());
  }

  /** The list of matchers under a key of a configuration; none if there is no such key. */
  public static Matchers read(Node node, String key) {
    return new Matchers(node.each(key, Matchers::readOne));
  }

  private static Matcher readOne(Node node) {
    try {
      return Matcher.parse(node.text());
    } catch (IllegalArgumentException e) {
      throw node.error(String.valueOf(e.getMessage()));
    }
  }

  public boolean match(Labels labels) {
    return all.stream().allMatch(matcher -> matcher.matches(labels));
  }

  /** As Alertmanager writes them in a group's key: <code>{env="prod",job=~".*"}</code>. */
  @Override
  public String toString() {
    return all.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
