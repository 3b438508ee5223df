// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import dev.tocsin.signature.SignatureHeader.Candidate;
import dev.tocsin.signature.Template.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request comes from a holder of an accepted key. It reads nothing but its
 * arguments, compares in constant time, and whatever is missing, doubled, malformed or unknown is
 * rejected: there is no way to leave the signature out.
 */
public final class Verifier {

  /** Ids become keys in storage and words in logs: visible ASCII of bounded length. */
  private static final Pattern ID = Pattern.compile("[!-~]{1,200}");

  private Verifier() {}

  public static Verdict verify(Scheme scheme, Keys keys, Request request, Instant now) {
    try {
      return switch (scheme) {
        case Scheme.Signed signed -> signed(signed, keys, request, now);
        case Scheme.Credential credential -> credential(credential, keys, request.headers());
      };
    } catch (Refusal refusal) {
      return new Verdict.Rejected(refusal.reason());
    }
  }

  private static Verdict signed(Scheme.Signed scheme, Keys keys, Request request, Instant now)
      throws Refusal {
    var headers = request.headers();
    var header = headers.only(scheme.signature().name());
    var candidates = scheme.signature().candidates(header);
    var timestamp = "";
    if (scheme.timestamp() != null) {
      timestamp = timestamp(scheme.timestamp(), scheme.signature(), header, headers);
      scheme.timestamp().check(timestamp, now);
    }
    var id = id(scheme.idHeader(), headers);
    if (scheme.template().uses(Field.ID) && id.isEmpty()) {
      throw new Refusal(Verdict.Reason.MISSING_HEADER);
    }
    var content = scheme.template().content(request, timestamp, id.orElse(""));
    match(candidates, scheme, keys, content);
    return new Verdict.Verified(id);
  }

  private static String timestamp(
      Timestamp timestamp, SignatureHeader signature, String header, Headers headers)
      throws Refusal {
    return timestamp.key() == null
        ? headers.only(String.valueOf(timestamp.header()))
        : signature.field(header, timestamp.key());
  }

  private static Optional<String> id(@Nullable String idHeader, Headers headers) throws Refusal {
    if (idHeader == null || headers.all(idHeader).isEmpty()) {
      return Optional.empty();
    }
    var id = headers.only(idHeader);
    if (!ID.matcher(id).matches()) {
      throw new Refusal(Verdict.Reason.MALFORMED_ID);
    }
    return Optional.of(id);
  }

  /** Returns if one of the candidates is a signature by one of the keys. */
  private static void match(
      List<Candidate> candidates, Scheme.Signed scheme, Keys keys, List<byte[]> content)
      throws Refusal {
    var reason = Verdict.Reason.MALFORMED_SIGNATURE;
    for (var candidate : candidates) {
      var signature = scheme.encoding().decode(candidate.text());
      if (signature.isPresent()) {
        var checks = checks(candidate.algorithm(), scheme.keyForm(), keys, content);
        if (checks.stream().anyMatch(check -> check.accepts(signature.get()))) {
          return;
        }
        reason = checks.isEmpty() ? Verdict.Reason.NO_USABLE_KEY : Verdict.Reason.MISMATCH;
      }
    }
    throw new Refusal(reason);
  }

  /** One usable key, applied to the content. */
  private interface Check {
    boolean accepts(byte[] signature);
  }

  private static List<Check> checks(
      Algorithm algorithm, KeyForm form, Keys keys, List<byte[]> content) {
    if (algorithm.isShared()) {
      return keys.secrets().stream()
          .flatMap(secret -> form.decode(secret).stream())
          .<Check>map(
              key -> signature -> MessageDigest.isEqual(algorithm.mac(key, content), signature))
          .toList();
    }
    return keys.publicKeys().stream()
        .flatMap(text -> KeyText.publicKey(algorithm, text).stream())
        .<Check>map(key -> signature -> algorithm.verifies(key, content, signature))
        .toList();
  }

  private static Verdict credential(Scheme.Credential scheme, Keys keys, Headers headers)
      throws Refusal {
    var offered = digest(offered(scheme.form(), headers.only(scheme.header())));
    boolean usable = false;
    boolean matched = false;
    for (var secret : keys.secrets()) {
      usable |= !secret.isEmpty();
      // Digests have one length, so the time tells nothing of the secret's; none is left out.
      matched |= !secret.isEmpty() & MessageDigest.isEqual(digest(secret), offered);
    }
    if (!matched) {
      throw new Refusal(usable ? Verdict.Reason.MISMATCH : Verdict.Reason.NO_USABLE_KEY);
    }
    return new Verdict.Verified(id(scheme.idHeader(), headers));
  }

  private static String offered(Scheme.Credential.Form form, String value) throws Refusal {
    return switch (form) {
      case RAW -> value;
      case BEARER -> behind("bearer ", value);
      case BASIC ->
          Encoding.BASE64
              .decode(behind("basic ", value))
              .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
              .orElseThrow(() -> new Refusal(Verdict.Reason.MALFORMED_SIGNATURE));
    };
  }

  private static String behind(String scheme, String value) throws Refusal {
    if (!value.toLowerCase(Locale.ROOT).startsWith(scheme)) {
      throw new Refusal(Verdict.Reason.MALFORMED_SIGNATURE);
    }
    return value.substring(scheme.length());
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /** What goes into an Authorization header of the Basic scheme. */
  static String basic(String userAndPassword) {
    return Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }
}
