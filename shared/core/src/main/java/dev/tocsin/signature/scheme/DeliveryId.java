// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sender's name for a delivery. Names become keys in storage and words in logs, so they are
 * visible ASCII of bounded length.
 */
final class DeliveryId {

  private static final int LONGEST = 200;

  private DeliveryId() {}

  /** The name, or nothing if the sender gave none. */
  static Optional<String> of(@Nullable Place place, Request request) throws Refusal {
    if (place == null) {
      return Optional.empty();
    }
    if (place instanceof Place.Field(var path)) {
      // It is no header's: the body was signed with whatever stands there, and it need be no name.
      return request.documents().first(request.body(), path).filter(DeliveryId::isName);
    }
    var id = place.find(request);
    if (id.isPresent() && !isName(id.get())) {
      throw new Refusal(id.get().isEmpty() ? place.whenMissing() : Reason.MALFORMED_ID);
    }
    return id;
  }

  private static boolean isName(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '!' || id.charAt(i) > '~') {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= LONGEST;
  }
}
