// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.time.Instant;

/**
 * Decides whether a request comes from a holder of an accepted key. It reads nothing but its
 * arguments, and whatever is missing, doubled, malformed or unknown is rejected: there is no way to
 * leave the signature out.
 */
public final class Verifier {

  private Verifier() {}

  public static Verdict verify(Scheme scheme, Keys keys, Request request, Instant now) {
    try {
      return new Verdict.Verified(scheme.verify(request, keys, now));
    } catch (Refusal refusal) {
      return new Verdict.Rejected(refusal.reason());
    }
  }
}
