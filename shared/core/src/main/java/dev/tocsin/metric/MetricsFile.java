// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import dev.tocsin.config.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** The registry as {@code metrics.yaml} has it: under {@code metrics} each metric by its name. */
public final class MetricsFile {

  private MetricsFile() {}

  public static Map<String, Metric> read(Node file) {
    var metrics = new LinkedHashMap<String, Metric>();
    file.allowing("metrics")
        .get("metrics")
        .entries()
        .forEach((name, node) -> metrics.put(name, metric(name, node)));
    return metrics;
  }

  private static Metric metric(String name, Node node) {
    node.allowing("unit", "category", "description");
    if (!SeriesKey.isMetricName(name)) {
      throw node.error("not a metric name");
    }
    return new Metric(
        name,
        node.get("unit").word(Metric.Unit.class),
        node.get("category").word(Metric.Category.class),
        node.get("description").text());
  }
}
