// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import static dev.tocsin.config.Nodes.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything of a request spoiled at random, for every way to sign: it is refused, and nothing else
 * happens. The seed is fixed, so a failure can be seen again.
 */
class SchemeFuzz {

  private static final int ROUNDS = 3_000;
  private static final String[] ODD = {
    "",
    "=",
    ",",
    "v1=",
    "v1,",
    "t=",
    "t=,v1=",
    "....",
    ". . .",
    "\u0000",
    "\ud800",
    "%",
    "%zz",
    "&",
    "&=&",
    "9999999999999999999",
    "-1",
    "+1",
    "0x10",
    "1e9",
    "2026-01-05T10:00:00Z",
    "-999999999-01-01T00:00:00Z",
    "+999999999-12-31T23:59:59.999999999Z",
    "eyJhbGciOiJub25lIn0.e30.",
    "Basic",
    "Basic =",
    "Bearer",
    "https://sns.us-east-1.amazonaws.com/\u0000.pem",
    "https://sns..amazonaws.com/a.pem",
    "http://[",
    "Notification"
  };

  private final Random random = new Random(42);

  /** Headers, a body's fields and a URL are what the schemes read. */
  static List<Scheme> schemes() {
    return List.of(
        Schemes.GITHUB,
        Schemes.SLACK,
        Schemes.STRIPE,
        Schemes.STANDARD,
        Schemes.HIGHLEVEL,
        Schemes.BASIC,
        Schemes.BEARER,
        Schemes.scheme(
            map(
                "scheme", "signed",
                "header", "A",
                "algorithm", "hmacSha1",
                "template", "{url}{form}",
                "urlForms", List.of("asGiven", "withPort", "withoutPort", "unescaped"))),
        Schemes.scheme(
            map(
                "scheme", "signed",
                "each", "items",
                "field", "sig",
                "algorithm", "hmacSha256",
                "template", "{timestamp}{field:a.b}",
                "coversBody", false,
                "timestamp", map("field", "t", "unit", "rfc3339", "tolerance", "5m"))),
        Schemes.scheme(
            map(
                "scheme", "signed",
                "field", "Signature",
                "version", map("field", "Version", "versions", map("2", "rsaSha256")),
                "encoding", "base64",
                "template", "{sns}",
                "certificate",
                    map("field", "Url", "address", "https://sns\\..*\\.amazonaws\\.com/.*"))),
        Schemes.scheme(map("scheme", "jws", "header", "A", "issuer", "i", "hashClaim", "h")),
        Schemes.scheme(map("scheme", "credential", "query", "secret")));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void nothingButARefusalComesOfIt(Scheme scheme) {
    var keys = new Keys(List.of("secret", ""), List.of(Delivery.PUBLIC, "none"));
    for (int round = 0; round < ROUNDS; round++) {
      var request = request();
      try {
        assertThat(Verifier.verify(scheme, keys, request, Delivery.SIGNED_AT))
            .isInstanceOf(Verdict.Rejected.class);
      } catch (RuntimeException e) {
        fail(scheme + " failed on " + request.url(), e);
      }
    }
  }

  private Request request() {
    var headers = new HashMap<String, List<String>>();
    for (var name :
        List.of(
            "A",
            "Authorization",
            "Stripe-Signature",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "X-Slack-Signature",
            "X-Slack-Request-Timestamp",
            "X-Hub-Signature-256",
            "X-GHL-Signature")) {
      if (random.nextInt(4) > 0) {
        headers.put(name, random.nextInt(8) > 0 ? List.of(text()) : List.of(text(), text()));
      }
    }
    headers.put(
        "Content-Type",
        List.of(random.nextBoolean() ? "application/x-www-form-urlencoded" : text()));
    var fields = new Oddities();
    return new Request(
        "POST",
        "https://h.example/" + text() + (random.nextBoolean() ? "?secret=" + text() : ""),
        Headers.of(headers),
        text().getBytes(StandardCharsets.UTF_8),
        document -> fields);
  }

  private String text() {
    var text = new StringBuilder(ODD[random.nextInt(ODD.length)]);
    while (random.nextInt(3) > 0) {
      text.append(
          random.nextBoolean()
              ? ODD[random.nextInt(ODD.length)]
              : Character.toString(random.nextInt(0x250)));
    }
    return text.toString();
  }

  /** A document that has whatever is asked for. */
  private final class Oddities implements Fields {

    private final Map<String, String> asked = new HashMap<>();

    @Override
    public java.util.Optional<String> text(String path) {
      var value =
          asked.computeIfAbsent(
              path, name -> random.nextInt(6) == 0 ? "\0" : SchemeFuzz.this.text());
      return value.equals("\0") ? java.util.Optional.empty() : java.util.Optional.of(value);
    }

    @Override
    public int items(String path) {
      return random.nextInt(40);
    }

    @Override
    public Fields at(String path) {
      return this;
    }
  }
}
