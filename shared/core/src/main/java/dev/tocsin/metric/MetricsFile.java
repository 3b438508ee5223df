// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import dev.tocsin.config.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The registry as {@code metrics.yaml} has it: under {@code metrics} each metric by its name, and
 * under {@code sources} the settings of each source that needs some.
 */
public final class MetricsFile {

  private MetricsFile() {}

  /**
   * The metrics by name.
   *
   * @param sources the names of the sources there are
   */
  public static Map<String, Metric> read(Node file, Set<String> sources) {
    var metrics = new LinkedHashMap<String, Metric>();
    file.allowing("metrics", "sources");
    file.find("sources")
        .ifPresent(all -> all.allowing(sources.stream().sorted().toArray(String[]::new)));
    file.get("metrics")
        .entries()
        .forEach((name, node) -> metrics.put(name, metric(name, node, sources)));
    return metrics;
  }

  /** The settings of a source; nothing, at the place where they would be, if it has none. */
  public static Node settings(Node file, String source) {
    return file.find("sources")
        .flatMap(all -> all.find(source))
        .orElseGet(() -> new Node(file.where().key("sources").key(source), null));
  }

  private static Metric metric(String name, Node node, Set<String> sources) {
    node.allowing("unit", "category", "description", "source");
    if (!SeriesKey.isMetricName(name)) {
      throw node.error("not a metric name");
    }
    return new Metric(
        name,
        node.get("unit").word(Metric.Unit.class),
        node.get("category").word(Metric.Category.class),
        node.get("description").text(),
        node.find("source").map(source -> known(source, sources)).orElse(MetricSources.OWN));
  }

  private static String known(Node source, Set<String> sources) {
    if (!sources.contains(source.text())) {
      throw source.error(
          "there is no metric source '"
              + source.text()
              + "'; known: "
              + String.join(", ", new TreeSet<>(sources)));
    }
    return source.text();
  }
}
