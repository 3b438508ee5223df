// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.route;

import dev.tocsin.alert.Labels;
import dev.tocsin.config.Node;
import java.util.List;
import java.util.TreeMap;

/**
 * Which labels tell the groups of a route apart: Alertmanager's {@code group_by}. No label at all
 * makes one group of everything; {@code ...} stands for all labels, so that each alert is a group
 * of its own.
 *
 * @param labels the names, in their order; empty where {@code everyLabel} is set
 */
public record Grouping(List<String> labels, boolean everyLabel) {

  static final Grouping ONE_GROUP = new Grouping(List.of(), false);

  private static final String EVERY_LABEL = "...";

  public Grouping {
    labels = labels.stream().sorted().toList();
  }

  static Grouping read(Node node) {
    var names = node.items().stream().map(Node::text).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw node.error("a label is named twice");
    }
    if (!names.contains(EVERY_LABEL)) {
      return new Grouping(names, false);
    }
    if (names.size() > 1) {
      throw node.error("'...' already stands for all labels, so no other can be named beside it");
    }
    return new Grouping(List.of(), true);
  }

  /** The labels of the group that an alert with these labels belongs to. */
  public Labels of(Labels alert) {
    if (everyLabel) {
      return alert;
    }
    var kept = new TreeMap<>(alert.values());
    kept.keySet().retainAll(labels);
    return new Labels(kept);
  }
}
