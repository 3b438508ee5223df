// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.time.Instant;
import java.util.Map;

/**
 * The other side of {@link Verifier}, for senders that prove themselves by headers alone, as all
 * but a few do; the others by {@link Scheme#sign}.
 */
public final class Signer {

  private Signer() {}

  /**
   * The proof of a scheme that proves by headers alone.
   *
   * @throws IllegalArgumentException if the key is none for this scheme, or if part of the proof
   *     stands elsewhere
   */
  public static Map<String, String> headers(
      Scheme scheme, String key, Request request, String id, Instant now) {
    var proof = scheme.sign(key, request, id, now);
    if (!proof.query().isEmpty() || !proof.fields().isEmpty()) {
      throw new IllegalArgumentException("the proof stands not in headers alone");
    }
    return proof.headers();
  }
}
