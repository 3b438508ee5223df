// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Proof;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.Verdict.Reason;
import dev.tocsin.signature.key.Digest;
import dev.tocsin.signature.key.Encoding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret that is sent along as it is. It proves that the sender knows it and says nothing about
 * the body, so it is as good as the connection's encryption.
 *
 * @param prefix the word before it, without regard to case: {@code GenieKey } or nothing
 */
record Credential(Place place, Form form, String prefix, @Nullable Place id) implements Scheme {

  /** What the value looks like. */
  enum Form {
    /** The credential alone. */
    RAW(""),
    /** RFC 6750: {@code Bearer <token>}. */
    BEARER("Bearer "),
    /** RFC 7617: {@code Basic <base64 of user:password>}; the secret is {@code user:password}. */
    BASIC("Basic ");

    private final String prefix;

    Form(String prefix) {
      this.prefix = prefix;
    }

    String prefix() {
      return prefix;
    }
  }

  @Override
  public boolean coversUrl() {
    return false;
  }

  @Override
  public Trust trust() {
    return Trust.HELD_KEY;
  }

  @Override
  public Optional<String> verify(Request request, Keys keys, Instant now) throws Refusal {
    var offered = offered(place.only(request));
    boolean usable = false;
    boolean matched = false;
    for (var secret : keys.secrets()) {
      usable |= !secret.isEmpty();
      // None is left out, so that the time does not tell which one it was.
      matched |= !secret.isEmpty() & Digest.same(secret, offered);
    }
    if (!matched) {
      throw new Refusal(usable ? Reason.MISMATCH : Reason.NO_USABLE_KEY);
    }
    return DeliveryId.of(id, request);
  }

  private String offered(String value) throws Refusal {
    if (!value.regionMatches(true, 0, prefix, 0, prefix.length())
        || value.length() == prefix.length()) {
      throw new Refusal(Reason.MALFORMED_SIGNATURE);
    }
    var rest = value.substring(prefix.length());
    if (form != Form.BASIC) {
      return rest;
    }
    return Encoding.BASE64
        .decode(rest)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() -> new Refusal(Reason.MALFORMED_SIGNATURE));
  }

  @Override
  public Proof sign(String key, Request request, String deliveryId, Instant now) {
    var proof = Proof.empty();
    if (id != null && !(id instanceof Place.Field)) {
      id.put(deliveryId, proof);
    }
    place.put(
        prefix
            + (form == Form.BASIC
                ? Encoding.BASE64.encode(key.getBytes(StandardCharsets.UTF_8))
                : key),
        proof);
    return proof;
  }
}
