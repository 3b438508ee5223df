// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.time.Instant;
import java.util.Optional;

/** How a sender proves who it is. The configuration describes it; a request chooses nothing. */
public interface Scheme {

  /** Whether the proof covers the URL, so that the configuration must know the public one. */
  boolean coversUrl();

  /** Where the keys come from. */
  Trust trust();

  /**
   * Returns if the request comes from a holder of one of the keys.
   *
   * @return the sender's name for this delivery, where the scheme knows where it stands
   * @throws Refusal if it may come from anybody
   */
  Optional<String> verify(Request request, Keys keys, Instant now) throws Refusal;

  /**
   * What a sender would add to a request.
   *
   * @param key the shared secret, the credential, or the private key in PKCS #8 as PEM or base64
   * @param id the delivery's id, sent where the scheme has a header for one
   * @throws IllegalArgumentException if the key is none for this scheme
   */
  Proof sign(String key, Request request, String id, Instant now);

  /** Whether a text can be a secret of this scheme at all: with any other nothing is accepted. */
  default boolean takes(String secret) {
    return !secret.isEmpty();
  }

  /** Whose key it is. */
  enum Trust {
    /** One that is configured: a shared secret, or a public key. */
    HELD_KEY,
    /** The vendor's, from a certificate that the request names: proves the vendor, not whose. */
    VENDORS_CERTIFICATE
  }
}
