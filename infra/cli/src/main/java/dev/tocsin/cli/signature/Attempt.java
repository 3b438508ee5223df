// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli.signature;

import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import dev.tocsin.signature.scheme.SchemeReader;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A verification that can be tried with something changed.
 *
 * @param scheme how the sender signs, as configuration says it
 */
record Attempt(Node scheme, Keys keys, Request request, Instant now) {

  Verdict verdict() {
    return Verifier.verify(SchemeReader.read(scheme, null), keys, request, now);
  }

  /** Whether there is anything to verify with. */
  boolean canBeJudged() {
    return scheme.find("certificate").isPresent()
        ? hasCertificate()
        : !keys.secrets().isEmpty() || !keys.publicKeys().isEmpty();
  }

  boolean hasCertificate() {
    return keys.certificates().find(URI.create("https://any.example"), false).isPresent();
  }

  /** Whether it verifies; a scheme that makes no sense with the change does not. */
  boolean verifies() {
    try {
      return verdict() instanceof Verdict.Verified;
    } catch (ConfigurationException | IllegalArgumentException e) {
      return false;
    }
  }

  /** With its time not held against the clock. */
  Attempt timeless() {
    return scheme
        .find("timestamp")
        .map(
            timestamp -> {
              var keys = new LinkedHashMap<>(timestamp.entries());
              keys.put("tolerance", new Node(timestamp.where(), "unchecked"));
              return with("timestamp", new Node(timestamp.where(), keys));
            })
        .orElse(this);
  }

  Attempt with(String key, Node value) {
    var changed = new LinkedHashMap<>(scheme.entries());
    changed.put(key, value);
    return new Attempt(new Node(scheme.where(), changed), keys, request, now);
  }

  Attempt with(String key, String text) {
    return with(key, new Node(scheme.where(), text));
  }

  Attempt withScheme(Node other) {
    return new Attempt(other, keys, request, now);
  }

  Attempt withKeys(Keys others) {
    return new Attempt(scheme, others.with(keys.certificates()), request, now);
  }

  Attempt withSecrets(UnaryOperator<String> change) {
    return withKeys(new Keys(keys.secrets().stream().map(change).toList(), keys.publicKeys()));
  }

  Attempt withBody(byte[] body) {
    return new Attempt(
        scheme,
        keys,
        new Request(request.method(), request.url(), request.headers(), body, new JsonDocuments()),
        now);
  }

  Attempt withUrl(String url) {
    return new Attempt(
        scheme,
        keys,
        new Request(request.method(), url, request.headers(), request.body(), new JsonDocuments()),
        now);
  }

  /** With another value of the header that carries the signature. */
  Attempt withSignature(UnaryOperator<String> change) {
    var header = scheme.find("header").map(Node::text).orElse("");
    var values = request.headers().all(header);
    if (values.size() != 1) {
      return this;
    }
    var all = new LinkedHashMap<String, List<String>>();
    for (var name : List.of("Content-Type", other("timestamp"), other("id"))) {
      all.put(name, request.headers().all(name));
    }
    all.put(header, List.of(change.apply(values.getFirst())));
    all.values().removeIf(List::isEmpty);
    return new Attempt(
        scheme,
        keys,
        new Request(
            request.method(),
            request.url(),
            Headers.of(Map.copyOf(all)),
            request.body(),
            new JsonDocuments()),
        now);
  }

  private String other(String key) {
    return scheme
        .find(key)
        .map(node -> node.isMap() ? node.find("header").map(Node::text).orElse("-") : node.text())
        .orElse("-");
  }
}
