// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

import dev.tocsin.alert.Labels;
import dev.tocsin.metric.Sample;
import java.util.List;
import java.util.Map;

/**
 * What a delivery says, and what has to be known of it once it is accepted.
 *
 * @param source whose it is
 * @param headers besides the signature's
 * @param ignored whether it is accepted and concerns nobody
 */
record Content(
    String source,
    Map<String, String> headers,
    String body,
    List<Sample> samples,
    List<Said> alerts,
    boolean ignored) {

  /** What is said about an alert. */
  record Said(Labels labels, boolean firing) {}

  static Content ofSamples(String source, String body, List<Sample> samples) {
    return new Content(source, Map.of(), body, samples, List.of(), false);
  }

  static Content ofAlerts(
      String source, Map<String, String> headers, String body, List<Said> alerts) {
    return new Content(source, headers, body, List.of(), alerts, false);
  }

  /** The same with another body, of which nothing is to be known. */
  Content withBody(String other) {
    return new Content(source, headers, other, List.of(), List.of(), false);
  }
}
