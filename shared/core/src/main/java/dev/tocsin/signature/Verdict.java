// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.Optional;

/** What a verifier says about a request. */
public sealed interface Verdict {

  /**
   * The request comes from a holder of the key.
   *
   * @param deliveryId the sender's name for this delivery where the scheme knows where it stands
   */
  record Verified(Optional<String> deliveryId) implements Verdict {}

  /** It may come from anybody. The reason is for our counters; the sender is told nothing. */
  record Rejected(Reason reason) implements Verdict {}

  /** Why a request was not accepted. */
  enum Reason {
    /** A header that decides is not there; likewise a field of the body or the query. */
    MISSING_HEADER,
    MISSING_FIELD,
    /** A header that decides occurs twice, so that two readers could take different values. */
    DUPLICATE_HEADER,
    OVERSIZED_HEADER,
    MALFORMED_SIGNATURE,
    /** Only versions or algorithms are named that are not accepted. */
    UNKNOWN_VERSION,
    TOO_MANY_SIGNATURES,
    MALFORMED_TIMESTAMP,
    /** Signed too long ago, or too far in the future. */
    OUTSIDE_TOLERANCE,
    MALFORMED_ID,
    /** No secret or public key is configured that this scheme could use. */
    NO_USABLE_KEY,
    /** The certificate is at no address of the vendor, or is not valid now. */
    UNTRUSTED_CERTIFICATE,
    /** The body can't be read as what the signature covers. */
    MALFORMED_BODY,
    /** The newer signature that the sender also sends must be looked at instead. */
    SUPERSEDED,
    MISMATCH
  }
}
