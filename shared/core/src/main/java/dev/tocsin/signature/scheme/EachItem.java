// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Proof;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.Verdict.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * A body with a list of items of which each carries a signature of its own: all must be good, or an
 * unsigned one would ride along.
 */
record EachItem(String path, Scheme scheme) implements Scheme {

  private static final int MOST = 16;

  @Override
  public boolean coversUrl() {
    return scheme.coversUrl();
  }

  @Override
  public Trust trust() {
    return scheme.trust();
  }

  @Override
  public Optional<String> verify(Request request, Keys keys, Instant now) throws Refusal {
    int items = request.fields().items(path);
    if (items == 0) {
      throw new Refusal(Reason.MISSING_FIELD);
    }
    if (items > MOST) {
      throw new Refusal(Reason.TOO_MANY_SIGNATURES);
    }
    Optional<String> first = Optional.empty();
    for (int i = 0; i < items; i++) {
      var name = scheme.verify(request.at(path + "." + i), keys, now);
      first = i == 0 ? name : first;
    }
    // One item's name is not the delivery's if there are others.
    return items == 1 ? first : Optional.empty();
  }

  @Override
  public Proof sign(String key, Request request, String id, Instant now) {
    var proof = Proof.empty();
    for (int i = 0; i < request.fields().items(path); i++) {
      var prefix = path + "." + i;
      scheme
          .sign(key, request.at(prefix), id, now)
          .fields()
          .forEach((field, value) -> proof.fields().put(prefix + "." + field, value));
    }
    return proof;
  }
}
