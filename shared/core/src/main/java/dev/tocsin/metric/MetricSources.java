// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

/**
 * Where each metric is read. A source gives what it has as rollups, one a minute; a value that it
 * knows for a minute as a whole is a rollup of one sample.
 */
public interface MetricSources {

  /** What the registry calls the suite's own store, which record fills. */
  String OWN = "own";

  /** The source of a metric. */
  Rollups of(String metric);
}
