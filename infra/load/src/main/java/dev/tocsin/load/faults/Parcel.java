// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

/**
 * One delivery of the mix.
 *
 * @param id the sender's name for it; a forger may use one that a genuine delivery has
 * @param after the delivery that must be answered before this one is sent, because it says what
 *     came later; negative for none
 */
record Parcel(Fate fate, String id, Content content, int after) {

  /** What is right to become of it. */
  enum Fate {
    /** Accepted and recorded, once. */
    TAKEN,
    /** Turned away, because it does not come from whom it says. */
    FORGED,
    /** Turned away, because it can't be read. */
    MALFORMED
  }
}
