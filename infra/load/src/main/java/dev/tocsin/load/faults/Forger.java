// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

import dev.tocsin.demo.suite.Local;
import dev.tocsin.load.ground.Sender;
import dev.tocsin.load.http.Outgoing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;

/** Sends in a sender's name without its key, in the ways that there are. */
final class Forger {

  private static final Duration LONG_AGO = Duration.ofMinutes(10);

  /** Those who show a secret and sign nothing: with it they could say anything. */
  private static final Set<String> TOKENS = Set.of("plain", "alertmanager");

  /** Those who sign the time. */
  private static final Set<String> TIMED = Set.of("metrics", "standard");

  private static final Set<String> PROOFS =
      Set.of("webhook-signature", "x-hub-signature-256", "x-ghl-signature", "authorization");

  /** The ways to forge. */
  enum Way {
    TAMPERED,
    WRONG_SECRET,
    LONG_AGO,
    UNSIGNED
  }

  private final Local local;

  Forger(Local local) {
    this.local = local;
  }

  /** The way that is possible with how this sender signs, and nearest to the one wished for. */
  private static Way possible(String source, Way wished) {
    return switch (wished) {
      case TAMPERED -> TOKENS.contains(source) ? Way.WRONG_SECRET : wished;
      case LONG_AGO -> TIMED.contains(source) ? wished : Way.WRONG_SECRET;
      default -> wished;
    };
  }

  Outgoing forged(Content content, String id, Way wished, Instant now) {
    var known = local.source(content.source());
    var genuine = new Sender(content.source(), known);
    return switch (possible(content.source(), wished)) {
      case TAMPERED -> {
        var signed = genuine.signed(id, content.body() + " ", content.headers(), now);
        yield new Outgoing(
            signed.path(), signed.headers(), content.body().getBytes(StandardCharsets.UTF_8));
      }
      case WRONG_SECRET ->
          new Sender(
                  content.source(), new Local.Credentials(known.scheme(), other(content.source())))
              .signed(id, content.body(), content.headers(), now);
      case LONG_AGO -> genuine.signed(id, content.body(), content.headers(), now.minus(LONG_AGO));
      case UNSIGNED -> unsigned(genuine.signed(id, content.body(), content.headers(), now));
    };
  }

  private static Outgoing unsigned(Outgoing signed) {
    var headers = new HashMap<>(signed.headers());
    headers.keySet().removeIf(name -> PROOFS.contains(name.toLowerCase(Locale.ROOT)));
    return new Outgoing(signed.path(), headers, signed.body());
  }

  /** A key of the right form that nobody knows here. */
  private static String other(String source) {
    if (source.equals("gohighlevel")) {
      return privateKey();
    }
    return TIMED.contains(source)
        ? "whsec_" + Base64.getEncoder().encodeToString(new byte[24])
        : "not-the-secret";
  }

  private static String privateKey() {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 is part of every JDK", e);
    }
  }
}
