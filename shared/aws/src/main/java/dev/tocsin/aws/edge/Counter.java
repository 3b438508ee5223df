// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.edge;

import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Counts what should be seen though it is no error: samples refused, ticks skipped. Each count is a
 * value of a CloudWatch metric in the suite's namespace.
 */
@FunctionalInterface
public interface Counter {

  /** Counts; nothing is written for zero. */
  void count(String metric, long howMany);

  /** Counts by a line in the log that CloudWatch reads as a metric (EMF), which costs no call. */
  static Counter toLog() {
    return (metric, howMany) -> {
      if (howMany != 0) {
        MetricsFactory.getMetricsInstance()
            .flushMetrics(metrics -> metrics.addMetric(metric, howMany, MetricUnit.COUNT));
      }
    };
  }
}
