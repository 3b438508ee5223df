// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import java.time.Instant;
import java.util.List;

/**
 * Samples on their way to record: the message of the metrics queue.
 *
 * @param eventId the ledger's name for what was accepted; a batch is counted once however often it
 *     is delivered
 * @param source who sent it
 * @param receivedAt when Tocsin accepted it
 */
public record SampleBatch(String eventId, String source, Instant receivedAt, List<Sample> samples) {
  public SampleBatch {
    samples = List.copyOf(samples);
  }
}
