// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Proof;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.Verdict.Reason;
import dev.tocsin.signature.key.Algorithm;
import dev.tocsin.signature.key.Encoding;
import dev.tocsin.signature.key.KeyText;
import dev.tocsin.signature.template.Template;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature somewhere in the request, over content that a template puts together, by a key that
 * is shared, pinned or certified.
 *
 * @param place where the signature stands
 * @param notation how it is written there, and what it is made with
 * @param id where the sender's id of the delivery stands; it must be there if the template has it
 * @param supersededBy a header with a better signature: where it is, this one is not looked at
 */
record Signed(
    Place place,
    Notation notation,
    Encoding encoding,
    Template template,
    KeySource source,
    @Nullable Timestamp timestamp,
    @Nullable Place id,
    @Nullable String supersededBy)
    implements Scheme {

  @Override
  public boolean coversUrl() {
    return template.coversUrl();
  }

  @Override
  public Trust trust() {
    return source instanceof KeySource.ByCertificate && !template.usesSecret()
        ? Trust.VENDORS_CERTIFICATE
        : Trust.HELD_KEY;
  }

  @Override
  public boolean takes(String secret) {
    return !secret.isEmpty()
        && (template.usesSecret()
            || !notation.preferred().isShared()
            || source.form().decode(secret).isPresent());
  }

  @Override
  public Optional<String> verify(Request request, Keys keys, Instant now) throws Refusal {
    if (supersededBy != null && !request.headers().all(supersededBy).isEmpty()) {
      throw new Refusal(Reason.SUPERSEDED);
    }
    var value = place.only(request);
    var candidates = notation.candidates(value, request);
    var time = timestamp == null ? "" : time(timestamp, value, request, now);
    var name = DeliveryId.of(id, request);
    if (template.usesId() && name.isEmpty()) {
      throw new Refusal(Reason.MISSING_HEADER);
    }
    var secrets = keys.secrets().stream().filter(secret -> !secret.isEmpty()).toList();
    var contents = template.contents(request, time, name.orElse(""), secrets);
    match(candidates, contents, keys, request, now);
    return name;
  }

  private String time(Timestamp signed, String value, Request request, Instant now) throws Refusal {
    if (signed.tolerance() == null && !template.usesTimestamp()) {
      return "";
    }
    var text = text(signed, value, request);
    signed.check(text, now);
    return text;
  }

  private String text(Timestamp signed, String value, Request request) throws Refusal {
    if (signed.place() != null) {
      return signed.place().only(request);
    }
    return notation instanceof Notation.Listed list && signed.key() != null
        ? list.field(value, signed.key()).orElseThrow(() -> new Refusal(Reason.MALFORMED_TIMESTAMP))
        : "";
  }

  /** Returns if one of the candidates is a signature of one of the contents by one of the keys. */
  private void match(
      List<Notation.Candidate> candidates,
      List<List<byte[]>> contents,
      Keys keys,
      Request request,
      Instant now)
      throws Refusal {
    var reason = Reason.MALFORMED_SIGNATURE;
    for (var candidate : candidates) {
      var signature = encoding.decode(candidate.text());
      if (signature.isPresent()) {
        var checks = source.checks(candidate.algorithm(), keys, request, now);
        if (accepts(checks, contents, signature.get())) {
          return;
        }
        reason = checks.isEmpty() ? Reason.NO_USABLE_KEY : Reason.MISMATCH;
      }
    }
    throw new Refusal(reason);
  }

  private static boolean accepts(
      List<KeySource.Check> checks, List<List<byte[]>> contents, byte[] signature) {
    for (var check : checks) {
      for (var content : contents) {
        if (check.accepts(content, signature)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Signs. Where the content has a secret in it besides, that is the key's first line, and the
   * signing key follows.
   */
  @Override
  public Proof sign(String key, Request request, String deliveryId, Instant now) {
    var proof = Proof.empty();
    if (id != null && !(id instanceof Place.Field)) {
      id.put(deliveryId, proof);
    }
    var listed = new LinkedHashMap<String, String>();
    var time = timestamp == null ? "" : newTime(timestamp, request, now, listed, proof);
    int line = template.usesSecret() ? key.indexOf('\n') : -1;
    var secret = key.substring(0, Math.max(line, 0));
    try {
      var content = template.contents(request, time, deliveryId, List.of(secret)).getFirst();
      var signature =
          encoding.encode(signed(notation.preferred(), key.substring(line + 1), content));
      place.put(notation.write(signature, listed, proof), proof);
      return proof;
    } catch (Refusal e) {
      throw new IllegalArgumentException("the request can't be signed: " + e.reason(), e);
    }
  }

  /** A time that the body holds already is signed as it stands there. */
  private String newTime(
      Timestamp signed, Request request, Instant now, Map<String, String> listed, Proof proof) {
    if (signed.key() != null) {
      listed.put(signed.key(), signed.write(now));
    } else if (signed.place() instanceof Place.Field field) {
      var there = request.fields().text(field.path());
      if (there.isPresent() || template.coversFields()) {
        return there.orElse("");
      }
      field.put(signed.write(now), proof);
    } else if (signed.place() != null) {
      signed.place().put(signed.write(now), proof);
    }
    return signed.write(now);
  }

  private byte[] signed(Algorithm algorithm, String key, List<byte[]> content) {
    if (!algorithm.isShared()) {
      return algorithm.sign(KeyText.privateKey(algorithm, key), content);
    }
    return algorithm.mac(
        source
            .form()
            .decode(key)
            .orElseThrow(() -> new IllegalArgumentException("not a secret of " + source.form())),
        content);
  }
}
