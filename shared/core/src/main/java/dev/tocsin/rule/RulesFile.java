// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.alert.Severity;
import dev.tocsin.config.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules as {@code rules/*.yaml} has them: each file a list under {@code rules}, keys as in
 * CloudWatch and Prometheus. Left out, {@code kind} is threshold, {@code alert} is the rule's name,
 * {@code statistic} is Average, {@code period} 1m, {@code evaluationPeriods} and {@code
 * datapointsToAlarm} are 1 and all, {@code treatMissingData} is missing, {@code for} and {@code
 * keep_firing_for} are 0s.
 */
public final class RulesFile {

  private static final List<String> OWN_KEYS =
      List.of(
          "name", "alert", "kind", "for", "keep_firing_for", "severity", "labels", "annotations");
  private static final String NAME = "[a-zA-Z_][a-zA-Z0-9_-]{0,99}";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*";
  private static final Set<String> OWN_LABELS = Set.of("alertname", "severity");

  private RulesFile() {}

  /**
   * The rules of all files.
   *
   * @param metrics the names in the registry: a rule on another one would wait for ever
   */
  public static List<Rule> read(List<Node> files, Set<String> metrics) {
    var rules = new ArrayList<Rule>();
    var names = new HashMap<String, Node>();
    for (var file : files) {
      for (var node : file.allowing("rules").get("rules").items()) {
        var rule = rule(node, metrics);
        var first = names.putIfAbsent(rule.name(), node);
        if (first != null) {
          throw node.get("name").error("there is a rule of that name at " + first.where());
        }
        rules.add(rule);
      }
    }
    return List.copyOf(rules);
  }

  private static Rule rule(Node node, Set<String> metrics) {
    var kind = Conditions.of(node);
    node.allowing(Stream.concat(OWN_KEYS.stream(), kind.keys().stream()).toArray(String[]::new));
    var name = node.get("name").text();
    if (!name.matches(NAME)) {
      throw node.get("name").error("a rule's name is letters, digits, - and _, not '" + name + "'");
    }
    return new Rule(
        name,
        node.find("alert").map(Node::text).orElse(name),
        condition(kind, node, metrics),
        node.find("for").map(Node::duration).orElse(Duration.ZERO),
        node.find("keep_firing_for").map(Node::duration).orElse(Duration.ZERO),
        node.get("severity").word(Severity.class),
        labels(node),
        annotations(node));
  }

  private static Condition condition(Conditions.Kind kind, Node node, Set<String> metrics) {
    var condition = kind.read().apply(node);
    if (!metrics.contains(condition.metric())) {
      throw node.get("metric").error("'" + condition.metric() + "' is not in metrics.yaml");
    }
    return condition;
  }

  private static Map<String, String> labels(Node node) {
    node.find("labels")
        .ifPresent(
            labels ->
                labels
                    .entries()
                    .forEach(
                        (label, value) -> {
                          if (!label.matches(LABEL) || OWN_LABELS.contains(label)) {
                            throw value.error("a rule can't set the label '" + label + "'");
                          }
                        }));
    return node.texts("labels");
  }

  private static Map<String, String> annotations(Node node) {
    node.find("annotations")
        .ifPresent(
            annotations ->
                annotations
                    .entries()
                    .values()
                    .forEach(
                        text ->
                            Annotations.unknown(text.text())
                                .ifPresent(
                                    placeholder -> {
                                      throw text.error(
                                          placeholder
                                              + " can't be filled in; known are {{ value }} and {{"
                                              + " labels.<name> }}");
                                    })));
    return node.texts("annotations");
  }
}
