// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import java.util.Map;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Counters as CloudWatch metrics in the log (embedded metric format), which cost no call. */
final class EmfCounters implements Counters {

  private static final String NAMESPACE = "Tocsin";

  private final Metrics metrics = MetricsFactory.getMetricsInstance();

  @Override
  public void accepted(String source, Acceptance.Novelty novelty) {
    var name =
        switch (novelty) {
          case NEW -> "WebhooksAccepted";
          case DUPLICATE -> "WebhooksDuplicate";
          case REPEATED -> "WebhooksRepeated";
        };
    count(name, Map.of("Source", source));
  }

  @Override
  public void greeted(String source) {
    count("WebhookHandshakes", Map.of("Source", source));
  }

  @Override
  public void refused(String source, String reason) {
    count("WebhooksRefused", Map.of("Source", source, "Reason", reason));
  }

  @Override
  public void unlimited(String source) {
    count("LimitsUnknown", Map.of("Source", source));
  }

  private void count(String name, Map<String, String> dimensions) {
    metrics.flushSingleMetric(name, 1, MetricUnit.COUNT, NAMESPACE, DimensionSet.of(dimensions));
  }
}
