// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import java.util.List;

/**
 * A verifier with one mistake in it, of those that have been made elsewhere.
 *
 * @param mistake what is wrong with it
 * @param file the source under {@code dev/tocsin/signature}, without {@code .java}
 * @param text what stands there, exactly once
 * @param instead what the mistake makes of it
 */
record Mutant(String mistake, String file, String text, String instead) {

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "no time is checked", "scheme/Timestamp", "if (tolerance != null", "if (false"),
          new Mutant(
              "only old times are refused",
              "scheme/Timestamp",
              "signedAt.isAfter(now.plus(tolerance))",
              "false"),
          new Mutant(
              "only future times are refused",
              "scheme/Timestamp",
              "signedAt.isBefore(now.minus(tolerance))",
              "false"),
          new Mutant(
              "the end of the tolerance is outside",
              "scheme/Timestamp",
              "signedAt.isBefore(now.minus(tolerance))",
              "!signedAt.isAfter(now.minus(tolerance))"),
          new Mutant(
              "whatever Long.parseLong takes is a time",
              "scheme/Timestamp",
              "if (isDecimal(text)) {",
              "if (text.matches(\"(?U)\\\\+?\\\\d{1,18}\")) {"),
          new Mutant(
              "a time in the body is not looked at",
              "scheme/Signed",
              "signed.tolerance() == null && !template",
              "!template"),
          new Mutant(
              "the first of two times in a list wins",
              "scheme/Notation",
              "found.size() == 1 ?",
              "!found.isEmpty() ?"),
          new Mutant(
              "the first of two headers wins",
              "Headers",
              "if (found.size() > 1) {",
              "if (found.size() > 1_000) {"),
          new Mutant(
              "a body is read as text",
              "template/Part",
              "return values.request().body();",
              "return utf8(new String(values.request().body(), StandardCharsets.UTF_8));"),
          new Mutant(
              "a body can hold parts of the template",
              "template/Part",
              "return values.request().body();",
              "return new String(values.request().body(), StandardCharsets.ISO_8859_1)"
                  + ".replace(\"{timestamp}\", values.timestamp())"
                  + ".getBytes(StandardCharsets.ISO_8859_1);"),
          new Mutant(
              "the beginning of a signature is enough",
              "scheme/KeySource",
              "MessageDigest.isEqual(algorithm.mac(key, content), signature)",
              "MessageDigest.isEqual(java.util.Arrays.copyOf("
                  + "algorithm.mac(key, content), signature.length), signature)"),
          new Mutant(
              "the beginning of a credential is enough",
              "scheme/Credential",
              "Digest.same(secret, offered)",
              "secret.startsWith(offered)"),
          new Mutant(
              "an empty secret is a key",
              "key/KeyForm",
              "return key.length == 0 ? Optional.empty() : Optional.of(key);",
              "return Optional.of(key.length == 0 ? new byte[1] : key);"),
          new Mutant(
              "only the newest secret is tried",
              "scheme/KeySource",
              "for (var secret : keys.secrets()) {",
              "for (var secret : keys.secrets().subList(0, Math.min(1, keys.secrets().size()))) {"),
          new Mutant(
              "an unknown version falls through to the known one",
              "scheme/Notation",
              "versions.get(entry.substring(0, split))",
              "versions.values().iterator().next()"),
          new Mutant(
              "a list may be of any length",
              "scheme/Notation",
              "if (entries.size() == MOST_ENTRIES) {",
              "if (entries.size() == Integer.MAX_VALUE) {"),
          new Mutant(
              "the header chooses the algorithm",
              "scheme/Notation",
              "if (!value.startsWith(prefix)) {",
              "if (value.startsWith(\"sha1=\")) { return List.of("
                  + "new Candidate(Algorithm.HMAC_SHA1, value.substring(5))); }"
                  + " if (!value.startsWith(prefix)) {"),
          new Mutant(
              "upper-case digits are hex everywhere",
              "key/Encoding",
              "return isHex(text) ? Optional.of(HexFormat.of().parseHex(text))",
              "return isHex(text.toLowerCase(Locale.ROOT))"
                  + " ? Optional.of(HexFormat.of().parseHex(text))"),
          new Mutant(
              "base64 is whatever the JDK can decode",
              "key/Encoding",
              "bytes.length > 0 && encode(bytes).equals(text)",
              "bytes.length > 0"),
          new Mutant(
              "a token says what it is signed with",
              "scheme/Jws",
              "!header.text(\"alg\").orElse(\"\").equals(ALGORITHM)",
              "header.text(\"alg\").isEmpty()"),
          new Mutant(
              "a token's issuer is not looked at",
              "scheme/Jws",
              "!claims.text(\"iss\").orElse(\"\").equals(issuer)",
              "false"),
          new Mutant(
              "a token is for any body",
              "scheme/Jws",
              "!Digest.same(Digest.hex(request.body()), claims.text(hashClaim).orElse(\"\"))",
              "false"),
          new Mutant(
              "a certificate's address need only begin well",
              "scheme/KeySource",
              "allowed.matcher(named).matches()",
              "allowed.matcher(named).lookingAt()"),
          new Mutant(
              "a certificate is valid for ever",
              "scheme/KeySource",
              "certificate.checkValidity(Date.from(now));",
              "if (now == null) { throw new CertificateException(); }"),
          new Mutant("one good item is enough", "scheme/EachItem", "i < items; i++", "i < 1; i++"),
          new Mutant(
              "a body that is no form need not be covered",
              "template/Part",
              ": request.body().length == 0;",
              ": true;"),
          new Mutant(
              "bytes that are no text are all the same",
              "template/Form",
              "if (decoded.indexOf(REPLACEMENT) < 0) {",
              "if (true) {"),
          new Mutant(
              "Amazon's messages are read without their type",
              "template/SnsMessage",
              "default -> throw new Refusal(Reason.MALFORMED_BODY);",
              "default -> NOTIFICATION;"));

  @Override
  public String toString() {
    return mistake;
  }
}
