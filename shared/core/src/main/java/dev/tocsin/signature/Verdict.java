// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.Optional;

/** What a verifier says about a request. */
public sealed interface Verdict {

  /**
   * The request comes from a holder of the key.
   *
   * @param deliveryId the sender's name for this delivery where the scheme has a header for it
   */
  record Verified(Optional<String> deliveryId) implements Verdict {}

  /** It may come from anybody. The reason is for our counters; the sender is told nothing. */
  record Rejected(Reason reason) implements Verdict {}

  /** Why a request was not accepted. */
  enum Reason {
    MISSING_HEADER,
    /** A header that decides occurs twice, so that two readers could take different values. */
    DUPLICATE_HEADER,
    OVERSIZED_HEADER,
    MALFORMED_SIGNATURE,
    /** The header names only versions that are not accepted. */
    UNKNOWN_VERSION,
    TOO_MANY_SIGNATURES,
    MALFORMED_TIMESTAMP,
    /** Signed too long ago, or too far in the future. */
    OUTSIDE_TOLERANCE,
    MALFORMED_ID,
    /** No secret or public key is configured that this scheme could use. */
    NO_USABLE_KEY,
    MISMATCH
  }
}
