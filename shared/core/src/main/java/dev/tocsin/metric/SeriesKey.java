// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import dev.tocsin.alert.Labels;

/** A series: a metric's name and the labels that tell its instances apart. */
public record SeriesKey(String metric, Labels labels) {

  public SeriesKey {
    if (!isMetricName(metric)) {
      throw new IllegalArgumentException("not a metric name: " + metric);
    }
  }

  static boolean isMetricName(String name) {
    return name.matches("[a-zA-Z_:][a-zA-Z0-9_:.]{0,199}");
  }

  /**
   * As Prometheus writes it: <code>success_rate{service="cache_manager"}</code>. It is the series'
   * key in storage.
   */
  @Override
  public String toString() {
    return labels.values().isEmpty() ? metric : metric + labels;
  }
}
