// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import dev.tocsin.notify.Receipt;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Counts what was delivered and measures how long it took. */
@FunctionalInterface
interface PageMeter {

  void noted(Receipt receipt);

  /** By a line in the log that CloudWatch reads as metrics (EMF), which costs no call. */
  static PageMeter toLog() {
    return receipt ->
        MetricsFactory.getMetricsInstance()
            .flushMetrics(
                metrics -> {
                  metrics.addMetric(name(receipt.outcome()), 1, MetricUnit.COUNT);
                  if (receipt.isDelivered()) {
                    metrics.addMetric(
                        "PageLatency", receipt.latency().toMillis(), MetricUnit.MILLISECONDS);
                  }
                  metrics.addMetadata("receiver", receipt.receiver());
                  metrics.addMetadata("integration", receipt.integration());
                });
  }

  private static String name(Receipt.Outcome outcome) {
    return switch (outcome) {
      case DELIVERED -> "PagesDelivered";
      case DEFERRED -> "PagesDeferred";
      case REFUSED -> "PagesRefused";
    };
  }
}
