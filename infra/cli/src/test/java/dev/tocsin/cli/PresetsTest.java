// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Proof;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import dev.tocsin.signature.scheme.SchemeReader;
import dev.tocsin.testkit.WorthlessCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each preset takes what its sender would send, and nothing else. */
class PresetsTest {

  private static final Node PRESETS =
      YamlFile.read(Terminal.ROOT.resolve("infra/config"), "signatures.yaml").get("presets");
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final String URL = "https://hooks.example.com/in";

  /** Senders that put nothing of the body under their signature. */
  private static final Set<String> BODY_IS_NOT_SIGNED = Set.of("mailgun", "plivo");

  /** Everything that some signature covers, or is looked for by. */
  private static final String BODY =
      """
      {"id":"evt_1","note":"genuine","timestamp":"2026-01-05T10:00:00Z","webhookTimestamp":1767607200000,
       "signature":{"token":"0123"},
       "notificationItems":[{"NotificationRequestItem":{"pspReference":"genuine","success":"true",
         "amount":{"value":1130,"currency":"EUR"},"additionalData":{}}}],
       "Type":"Notification","MessageId":"m-1","Message":"genuine","TopicArn":"arn:aws:sns:::t",
       "Timestamp":"2026-01-05T10:00:00.000Z",
       "SigningCertURL":"https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem"}
      """;

  private static final String FORM = "To=%2B18005551212&Body=genuine";

  static Set<String> presets() {
    return PRESETS.entries().keySet();
  }

  @Test
  void nearlyEverySenderHasOne() {
    assertThat(presets()).hasSizeGreaterThanOrEqualTo(50);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void isNamedInTheGuide(String name) throws IOException {
    assertThat(Files.readString(Terminal.ROOT.resolve("docs/senders.md")))
        .contains("`" + name + "`");
  }

  @ParameterizedTest
  @MethodSource("presets")
  void whatItsSenderSignsIsTaken(String name) {
    var sender = new Sender(name);
    assertThat(sender.verdict(sender.delivered(sender.proof())))
        .isInstanceOf(Verdict.Verified.class);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void anotherBodyIsNot(String name) {
    var sender = new Sender(name);
    var delivered = sender.delivered(sender.proof());
    var tampered =
        new String(delivered.body(), StandardCharsets.UTF_8).replace("genuine", "Genuine");
    boolean taken = sender.verdict(with(delivered, tampered)) instanceof Verdict.Verified;
    assertThat(taken).isEqualTo(BODY_IS_NOT_SIGNED.contains(name) || sender.sendsItsSecret());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void noPartOfTheProofCanBeLeftOutOrChanged(String name) {
    var sender = new Sender(name);
    var id = PRESETS.get(name).find("id").map(node -> String.valueOf(node.value())).orElse("");
    for (var change : new String[] {"", "x"}) {
      for (var header : sender.proof().headers().keySet()) {
        var proof = sender.proof();
        proof.headers().compute(header, (key, value) -> change.isEmpty() ? null : change + value);
        if (!header.equals(id) || sender.template().contains("{id}")) {
          assertRefused(sender, proof);
        }
      }
      for (var part : List.of(sender.proof().fields(), sender.proof().query())) {
        for (var key : part.keySet()) {
          var proof = sender.proof();
          proof.fields().computeIfPresent(key, (path, value) -> change + "!" + value);
          proof.query().computeIfPresent(key, (path, value) -> change + "!" + value);
          assertRefused(sender, proof);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void anotherKeyIsNotTaken(String name) {
    var sender = new Sender(name);
    var others =
        sender.usesCertificate() ? Keys.ofSecrets("other") : new Sender(name, "other").keys();
    assertThat(Verifier.verify(sender.scheme(), others, sender.delivered(sender.proof()), NOW))
        .isInstanceOf(Verdict.Rejected.class);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void itsSenderIsToldWhatItUnderstands(String name) {
    assertThat(PRESETS.get(name).get("accepted").integer(200, 299)).isIn(200, 202);
    assertThat(PRESETS.get(name).get("overloaded").integer(429, 503)).isIn(429, 503);
  }

  private static void assertRefused(Sender sender, Proof proof) {
    assertThat(sender.verdict(sender.delivered(proof)))
        .as("%s %s", proof.headers(), proof.fields())
        .isInstanceOf(Verdict.Rejected.class);
  }

  private static Request with(Request request, String body) {
    return new Request(
        request.method(),
        request.url(),
        request.headers(),
        body.getBytes(StandardCharsets.UTF_8),
        new JsonDocuments());
  }

  /** A sender with a key of the kind that its preset asks for. */
  private record Sender(String name, String key, Keys keys) {

    Sender(String name) {
      this(name, "a secret");
    }

    Sender(String name, String secret) {
      this(name, pair(PRESETS.get(name), secret));
    }

    private Sender(String name, Map.Entry<String, Keys> pair) {
      this(name, pair.getKey(), pair.getValue());
    }

    Scheme scheme() {
      return SchemeReader.read(PRESETS.get(name), null);
    }

    String template() {
      return PRESETS.get(name).find("template").map(Node::text).orElse("");
    }

    boolean usesCertificate() {
      return PRESETS.get(name).find("certificate").isPresent();
    }

    boolean sendsItsSecret() {
      return PRESETS.get(name).get("scheme").text().equals("credential");
    }

    private Request request() {
      boolean form = template().contains("{form}");
      var headers = new HashMap<String, String>();
      headers.put("PAYPAL-CERT-URL", "https://api.paypal.com/v1/notifications/certs/CERT-1");
      headers.put("PAYPAL-TRANSMISSION-TIME", "2026-01-05T10:00:00Z");
      headers.put("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json");
      return new Request(
          "POST",
          URL,
          Headers.ofSingle(headers),
          (form ? FORM : BODY).getBytes(StandardCharsets.UTF_8),
          new JsonDocuments());
    }

    Proof proof() {
      return scheme().sign(key, request(), "delivery-1", NOW);
    }

    Request delivered(Proof proof) {
      var request = request();
      var headers = new HashMap<String, List<String>>();
      for (var header : List.of("PAYPAL-CERT-URL", "PAYPAL-TRANSMISSION-TIME", "Content-Type")) {
        headers.put(header, request.headers().all(header));
      }
      proof.headers().forEach((header, value) -> headers.put(header, List.of(value)));
      var query = new StringBuilder();
      proof
          .query()
          .forEach(
              (key, value) ->
                  query
                      .append(query.isEmpty() ? '?' : '&')
                      .append(key)
                      .append('=')
                      .append(value.replace(' ', '+')));
      return new Request(
          "POST",
          URL + query,
          Headers.of(headers),
          JsonDocuments.with(request.body(), proof.fields()),
          new JsonDocuments());
    }

    Verdict verdict(Request request) {
      return Verifier.verify(scheme(), keys, request, NOW);
    }

    /** What it signs with, and what it is verified with. */
    private static Map.Entry<String, Keys> pair(Node preset, String secret) {
      if (preset.find("certificate").isPresent()) {
        return certified(preset, secret);
      }
      var algorithm = preset.find("algorithm").map(Node::text).orElse("hmacSha256");
      return switch (algorithm) {
        case "ed25519" -> generated("Ed25519");
        case "ecdsaSha256" -> generated("EC");
        case "rsaSha256" -> generated("RSA");
        default -> shared(preset, secret);
      };
    }

    private static Map.Entry<String, Keys> shared(Node preset, String secret) {
      var bytes = secret.getBytes(StandardCharsets.UTF_8);
      var text =
          switch (preset.find("key").map(Node::text).orElse("text")) {
            case "hex" -> java.util.HexFormat.of().formatHex(bytes);
            case "whsec" -> "whsec_" + Base64.getEncoder().encodeToString(bytes);
            default -> secret;
          };
      return Map.entry(text, Keys.ofSecrets(text));
    }

    private static Map.Entry<String, Keys> certified(Node preset, String secret) {
      var certificate = WorthlessCertificates.certificate(WorthlessCertificates.SENDER);
      var keys = Keys.ofSecrets(secret).with((address, chained) -> Optional.of(certificate));
      var signing = WorthlessCertificates.SENDERS_PRIVATE_KEY;
      boolean both = preset.get("template").text().contains("{secret}");
      return Map.entry(both ? secret + "\n" + signing : signing, keys);
    }

    private static Map.Entry<String, Keys> generated(String kind) {
      try {
        var pair = KeyPairGenerator.getInstance(kind).generateKeyPair();
        return Map.entry(
            base64(pair.getPrivate().getEncoded()),
            Keys.ofPublicKeys(base64(pair.getPublic().getEncoded())));
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    private static String base64(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
  }
}
