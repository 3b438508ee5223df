// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

/** What is counted about webhooks: all that a refused one leaves behind. */
interface Counters {

  /**
   * A webhook that was accepted. Of those that came again under an id, duplicates were counted once
   * and repeated ones once more: {@code duplicates / (duplicates + repeated)} is the share that was
   * recognised.
   */
  void accepted(String source, Acceptance.Novelty novelty);

  /** A handshake that was answered. */
  void greeted(String source);

  /**
   * A webhook that was refused.
   *
   * @param source a configured source's name, or {@link #UNKNOWN}: a name made up outside would be
   *     a metric made up outside
   */
  void refused(String source, String reason);

  /** The limit of a source could not be asked for: for a while it is not held to one. */
  void unlimited(String source);

  String UNKNOWN = "unknown";
}
