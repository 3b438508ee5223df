// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.metric.SeriesKey;
import java.time.Duration;
import java.util.Map;

/**
 * When an alert fires: a condition in CloudWatch's words, held and kept in Prometheus's. Each
 * series that the condition covers has an alert of its own.
 *
 * @param name unique among all rules: what its state is kept under
 * @param alert the alert's name. Rules that differ in severity or service share one, so that routes
 *     and runbooks can speak of it.
 * @param holdFor how long the condition must hold before the alert fires ({@code for})
 * @param keepFiringFor how long the condition must be gone before the alert is resolved ({@code
 *     keep_firing_for})
 * @param labels added to the series' own, and stronger
 * @param annotations texts in which <code>{{ value }}</code> and <code>{{ labels.name }}</code> are
 *     filled in
 */
public record Rule(
    String name,
    String alert,
    Condition condition,
    Duration holdFor,
    Duration keepFiringFor,
    Severity severity,
    Map<String, String> labels,
    Map<String, String> annotations) {

  public Rule {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** The labels of the alert about a series. */
  Labels labels(SeriesKey series) {
    return series
        .labels()
        .and(Labels.of(labels))
        .with(Labels.ALERT_NAME, alert)
        .with(Labels.SEVERITY, severity.word());
  }
}
