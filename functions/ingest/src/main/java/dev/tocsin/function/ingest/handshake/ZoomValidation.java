// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import dev.tocsin.signature.key.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Zoom posts {@code {"event": "endpoint.url_validation", "payload": {"plainToken": "..."}}},
 * signed, and wants the token back beside its HMAC with the same secret within three seconds. It
 * asks again every 72 hours.
 */
final class ZoomValidation implements Greeter {

  private final Function<String, List<String>> secrets;

  ZoomValidation(Function<String, List<String>> secrets) {
    this.secrets = secrets;
  }

  @Override
  public Optional<Greeting> signed(Caller caller) {
    if (!caller.said("event").equals("endpoint.url_validation")) {
      return Optional.empty();
    }
    var token =
        Caller.find(caller.body().get(), "payload")
            .map(payload -> Caller.text(payload, "plainToken"))
            .orElse("");
    if (!Greeting.WORD.matcher(token).matches()) {
      return Optional.of(Greeting.malformed());
    }
    return Optional.of(
        signer(caller)
            .map(secret -> answer(token, secret))
            .orElseGet(() -> Greeting.declined("NO_USABLE_KEY")));
  }

  /** While a secret is changed there are two: the answer is by the one that the question is by. */
  private Optional<String> signer(Caller caller) {
    var source = caller.source();
    var delivery = caller.delivery();
    var request = new Request(delivery.method(), source.url(), delivery.headers(), delivery.body());
    return source.keys(secrets).secrets().stream()
        .filter(
            secret ->
                Verifier.verify(source.scheme(), Keys.ofSecrets(secret), request, caller.now())
                    instanceof Verdict.Verified)
        .findFirst();
  }

  private static Greeting answer(String token, String secret) {
    var body = new LinkedHashMap<String, String>();
    body.put("plainToken", token);
    body.put("encryptedToken", hmac(secret, token));
    return Greeting.json(body);
  }

  private static String hmac(String secret, String text) {
    return HexFormat.of()
        .formatHex(
            Algorithm.HMAC_SHA256.mac(
                secret.getBytes(StandardCharsets.UTF_8),
                List.of(text.getBytes(StandardCharsets.UTF_8))));
  }
}
