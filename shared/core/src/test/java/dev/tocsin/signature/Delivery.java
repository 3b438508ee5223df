// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A correctly signed request that a test then spoils in one place. */
record Delivery(
    Scheme scheme, Keys keys, Map<String, List<String>> headers, byte[] body, Instant now) {

  static final Instant SIGNED_AT = Instant.parse("2026-01-05T10:00:00Z");
  static final String SECRET = "a secret of the test";
  static final String WHSEC = "whsec_YSBzZWNyZXQgb2YgdGhlIHRlc3Q=";
  static final KeyPair PAIR = pair();
  static final String PUBLIC = base64(PAIR.getPublic().getEncoded());
  private static final String PRIVATE = base64(PAIR.getPrivate().getEncoded());

  static Delivery github() {
    return signed(Schemes.GITHUB, Keys.ofSecrets(SECRET), SECRET);
  }

  static Delivery slack() {
    return signed(Schemes.SLACK, Keys.ofSecrets(SECRET), SECRET);
  }

  static Delivery stripe() {
    return signed(Schemes.STRIPE, Keys.ofSecrets(SECRET), SECRET);
  }

  static Delivery standard() {
    return signed(Schemes.STANDARD, Keys.ofSecrets(WHSEC), WHSEC);
  }

  static Delivery highLevel() {
    return signed(Schemes.HIGHLEVEL, Keys.ofPublicKeys(PUBLIC), PRIVATE);
  }

  static Delivery bearer() {
    return signed(Schemes.BEARER, Keys.ofSecrets(SECRET), SECRET);
  }

  static List<Delivery> ofEveryKind() {
    return List.of(github(), slack(), stripe(), standard(), highLevel());
  }

  static Delivery signed(Scheme scheme, Keys keys, String key) {
    return signed(
        scheme,
        keys,
        key,
        "{\"status\":\"firing {timestamp} $1 %s\"}".getBytes(StandardCharsets.UTF_8));
  }

  static Delivery signed(Scheme scheme, Keys keys, String key, byte[] body) {
    var request = new Request("POST", "", Headers.ofSingle(Map.of()), body);
    var headers = new LinkedHashMap<String, List<String>>();
    Signer.headers(scheme, key, request, "msg_1", SIGNED_AT)
        .forEach((name, value) -> headers.put(name, List.of(value)));
    return new Delivery(scheme, keys, headers, body, SIGNED_AT);
  }

  Verdict verdict() {
    return Verifier.verify(scheme, keys, new Request("POST", "", Headers.of(headers), body), now);
  }

  Delivery with(String header, String... values) {
    var changed = new LinkedHashMap<>(headers);
    changed.put(header, List.of(values));
    return new Delivery(scheme, keys, changed, body, now);
  }

  Delivery adding(String header, String value) {
    var values = new ArrayList<>(headers.getOrDefault(header, List.of()));
    values.add(value);
    return with(header, values.toArray(String[]::new));
  }

  Delivery without(String header) {
    var changed = new LinkedHashMap<>(headers);
    changed.remove(header);
    return new Delivery(scheme, keys, changed, body, now);
  }

  Delivery withBody(byte[] other) {
    return new Delivery(scheme, keys, headers, other, now);
  }

  Delivery withKeys(Keys other) {
    return new Delivery(scheme, other, headers, body, now);
  }

  Delivery at(Instant other) {
    return new Delivery(scheme, keys, headers, body, other);
  }

  String header(String name) {
    return headers.get(name).getFirst();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
