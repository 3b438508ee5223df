// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

/**
 * A metric's entry in the registry: what its values mean. The suite records metrics that are not in
 * it all the same; rules can only be made on those that are.
 *
 * @param unit in which all senders give it
 * @param source where its values are read: {@link MetricSources#OWN}, or another one by its name
 */
public record Metric(String name, Unit unit, Category category, String description, String source) {

  /** What a metric is about. */
  public enum Category {
    INFRASTRUCTURE,
    APPLICATION,
    BUSINESS,
    ML_MODELS,
    SECURITY
  }

  /** What a value of 1 is. */
  public enum Unit {
    PERCENT,
    RATIO,
    MILLISECONDS,
    SECONDS,
    BYTES,
    COUNT,
    PER_MINUTE,
    SCORE,
    /** Of the currency that the series' label {@code currency} names, in whole units. */
    MONEY
  }
}
