// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import dev.tocsin.metric.Sample;
import java.util.List;

/** What a webhook says. */
public sealed interface Payload {

  /**
   * Alerts, firing or resolved.
   *
   * @param timed whether the sender says since when for each of them, so that the same body is the
   *     same statement
   */
  record Alerts(List<Alert> alerts, boolean timed) implements Payload {
    public Alerts {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * Metric samples.
   *
   * @param timed whether the sender gives each its time, so that the same body is the same
   *     measurement
   */
  record Samples(List<Sample> samples, boolean timed) implements Payload {
    public Samples {
      samples = List.copyOf(samples);
    }
  }

  /** Nothing that concerns Tocsin. The reason goes into the answer. */
  record Ignored(String reason) implements Payload {}
}
