// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.time.Instant;
import java.util.Map;

/**
 * The other side of {@link Verifier}: what a sender would add to a request. For the command line,
 * the demo and tests.
 */
public final class Signer {

  private Signer() {}

  /** See {@link Scheme#sign}. */
  public static Proof proof(Scheme scheme, String key, Request request, String id, Instant now) {
    return scheme.sign(key, request, id, now);
  }

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
