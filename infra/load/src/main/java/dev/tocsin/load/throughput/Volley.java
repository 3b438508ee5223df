// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

/**
 * What came of a volley.
 *
 * @param accepted how many were answered with success
 * @param refused how many were answered otherwise
 * @param unanswered how many got no answer
 * @param nanos from the first request to the last answer
 * @param latencies of what was answered
 */
record Volley(long accepted, long refused, long unanswered, long nanos, Latencies latencies) {

  /** Nothing was fired. */
  static final Volley NONE = new Volley(0, 0, 0, 1, new Latencies());

  double perSecond() {
    return accepted * 1e9 / nanos;
  }
}
