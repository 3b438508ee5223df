// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Proof;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.Verdict.Reason;
import dev.tocsin.signature.key.Algorithm;
import dev.tocsin.signature.key.Digest;
import dev.tocsin.signature.key.Encoding;
import dev.tocsin.signature.key.KeyForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A signed token of claims (RFC 7515, compact) of which one is the hash of the body. The algorithm
 * is HS256 and nothing else, whatever the token says of itself.
 *
 * @param issuer what the claim {@code iss} must be
 * @param hashClaim the claim with the SHA-256 of the body in hex
 */
record Jws(Place place, String issuer, String hashClaim, KeyForm keyForm) implements Scheme {

  private static final String ALGORITHM = "HS256";
  private static final int PARTS = 3;

  @Override
  public boolean coversUrl() {
    return false;
  }

  @Override
  public Trust trust() {
    return Trust.HELD_KEY;
  }

  @Override
  public boolean takes(String secret) {
    return keyForm.decode(secret).isPresent();
  }

  @Override
  public Optional<String> verify(Request request, Keys keys, Instant now) throws Refusal {
    var token = place.only(request);
    var parts = token.split("\\.", PARTS + 1);
    if (parts.length != PARTS) {
      throw new Refusal(Reason.MALFORMED_SIGNATURE);
    }
    var header = request.documents().read(decoded(parts[0]));
    if (!header.text("alg").orElse("").equals(ALGORITHM) || header.items("crit") > 0) {
      throw new Refusal(Reason.UNKNOWN_VERSION);
    }
    match(token, decoded(parts[2]), request, keys, now);
    var claims = request.documents().read(decoded(parts[1]));
    if (!claims.text("iss").orElse("").equals(issuer)
        || !Digest.same(Digest.hex(request.body()), claims.text(hashClaim).orElse(""))) {
      throw new Refusal(Reason.MISMATCH);
    }
    return Optional.empty();
  }

  private void match(String token, byte[] signature, Request request, Keys keys, Instant now)
      throws Refusal {
    var content = List.of(ascii(token.substring(0, token.lastIndexOf('.'))));
    var checks = new KeySource.Held(keyForm).checks(Algorithm.HMAC_SHA256, keys, request, now);
    if (checks.stream().noneMatch(check -> check.accepts(content, signature))) {
      throw new Refusal(checks.isEmpty() ? Reason.NO_USABLE_KEY : Reason.MISMATCH);
    }
  }

  private static byte[] decoded(String part) throws Refusal {
    return Encoding.BASE64_URL
        .decode(part)
        .orElseThrow(() -> new Refusal(Reason.MALFORMED_SIGNATURE));
  }

  @Override
  public Proof sign(String key, Request request, String id, Instant now) {
    var claims =
        "{\"iss\":\"%s\",\"%s\":\"%s\"}".formatted(issuer, hashClaim, Digest.hex(request.body()));
    var signed =
        Encoding.BASE64_URL.encode(ascii("{\"alg\":\"" + ALGORITHM + "\",\"typ\":\"JWT\"}"))
            + "."
            + Encoding.BASE64_URL.encode(ascii(claims));
    var secret =
        keyForm
            .decode(key)
            .orElseThrow(() -> new IllegalArgumentException("not a secret of " + keyForm));
    var signature = Algorithm.HMAC_SHA256.mac(secret, List.of(ascii(signed)));
    var proof = Proof.empty();
    place.put(signed + "." + Encoding.BASE64_URL.encode(signature), proof);
    return proof;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
