// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.source;

import dev.tocsin.config.Node;
import dev.tocsin.heartbeat.Expectations;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.scheme.SchemeReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All senders by name, read from {@code sources.yaml} and, for the senders whose signatures are
 * known, the presets of {@code signatures.yaml}.
 */
public record Sources(Map<String, Source> byName) {

  private static final int MAX_BYTES = 1 << 20;

  /** Lambda takes a request of 6 MB, of which base64 leaves this. */
  private static final int MOST_BYTES = 4 << 20;

  private static final String[] KEYS =
      Stream.concat(
              Stream.of(
                  "name",
                  "preset",
                  "signature",
                  "secret",
                  "publicKeys",
                  "format",
                  "tolerance",
                  "maxBytes",
                  "url",
                  "tenants",
                  "verifyToken"),
              Guarantees.KEYS.stream())
          .toArray(String[]::new);

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

  public Sources {
    byName = Map.copyOf(byName);
  }

  public Optional<Source> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Those who send one format, by their names. */
  public List<Source> ofFormat(String format) {
    return byName.values().stream()
        .filter(source -> source.format().equals(format))
        .sorted(Comparator.comparing(Source::name))
        .toList();
  }

  public static Sources read(Node sources, Node signatures) {
    var presets = signatures.allowing("presets").get("presets").entries();
    presets.values().forEach(preset -> Signature.of(preset, null));
    var byName = new LinkedHashMap<String, Source>();
    Expectations.read(sources.allowing("sources", "heartbeats"));
    for (var node : sources.get("sources").items()) {
      var source = source(node, presets);
      if (byName.put(source.name(), source) != null) {
        throw node.get("name").error("there are two sources of this name");
      }
    }
    return new Sources(byName);
  }

  private static Source source(Node node, Map<String, Node> presets) {
    // The settings of a format stand under its name.
    var settings = node.find("format").map(Node::text).orElse("format");
    node.allowing(Stream.concat(Stream.of(KEYS), Stream.of(settings)).toArray(String[]::new));
    var name = node.get("name").text();
    if (!name.matches(NAME)) {
      throw node.get("name")
          .error("expected lower-case letters, digits and hyphens, found '" + name + "'");
    }
    var signature =
        Signature.of(
            signature(node, presets), node.find("tolerance").map(Node::duration).orElse(null));
    var publicKeys = new ArrayList<>(signature.publicKeys());
    var publicKeySecrets = new ArrayList<String>();
    node.each("publicKeys", key -> key)
        .forEach(
            key -> {
              if (key.isMap()) {
                publicKeySecrets.add(key.allowing("secret").get("secret").text());
              } else {
                publicKeys.add(key.text());
              }
            });
    var secret = secret(node, name, signature.handshake());
    var tenants = node.each("tenants", Node::text);
    if (signature.scheme().trust() == Scheme.Trust.VENDORS_CERTIFICATE) {
      if (tenants.isEmpty()) {
        throw node.error("a source needs 'tenants': its signature proves the vendor, and no more");
      }
    } else if (secret == null && publicKeys.isEmpty() && publicKeySecrets.isEmpty()) {
      throw node.error("a source needs a 'secret' or 'publicKeys': nobody is taken at their word");
    }
    var url = node.find("url").map(Node::text).orElse("");
    if (signature.scheme().coversUrl() && url.isEmpty()) {
      throw node.error("this signature covers the URL, so 'url' must say the public one");
    }
    return new Source(
        name,
        signature.scheme(),
        secret,
        publicKeys,
        publicKeySecrets,
        node.get("format").text(),
        node.find(settings).orElseGet(() -> new Node(node.where().key(settings), null)),
        url,
        node.find("maxBytes").map(bytes -> bytes.integer(1, MOST_BYTES)).orElse(MAX_BYTES),
        tenants,
        signature.accepted(),
        signature.overloaded(),
        signature.limited(),
        Guarantees.read(name, node),
        signature.handshake(),
        verifyToken(node, signature.handshake()));
  }

  private static @Nullable String secret(Node node, String name, Handshake handshake) {
    var secret = node.find("secret");
    if (!handshake.learnsSecret()) {
      return secret.map(Node::text).orElse(null);
    }
    secret.ifPresent(
        named -> {
          throw named.error("this sender says its secret in the handshake: name none");
        });
    return Source.LEARNED + name;
  }

  private static @Nullable String verifyToken(Node node, Handshake handshake) {
    if (handshake == Handshake.META) {
      return node.get("verifyToken").text();
    }
    node.find("verifyToken")
        .ifPresent(
            token -> {
              throw token.error("only the handshake of Meta has one");
            });
    return null;
  }

  /**
   * How a source signs: its preset's keys, each replaced by the source's own where it has one.
   *
   * @param presets the presets by name
   */
  public static Node signature(Node source, Map<String, Node> presets) {
    var own = source.find("signature");
    var named = source.find("preset");
    if (named.isEmpty()) {
      return own.orElseThrow(
          () -> source.error("a source needs a 'preset' or a 'signature' of its own"));
    }
    var preset = presets.get(named.get().text());
    if (preset == null) {
      throw named.get().error("unknown preset; known: " + String.join(", ", presets.keySet()));
    }
    var merged = new LinkedHashMap<>(preset.entries());
    own.ifPresent(keys -> merged.putAll(keys.entries()));
    return new Node(own.orElse(preset).where(), merged);
  }

  /** What a preset says: the scheme, and how this sender is answered. */
  private record Signature(
      Scheme scheme,
      List<String> publicKeys,
      int accepted,
      int overloaded,
      int limited,
      Handshake handshake) {

    static Signature of(Node node, @Nullable Duration tolerance) {
      var keys = new ArrayList<>(List.of(SchemeReader.KEYS));
      keys.addAll(List.of("publicKeys", "accepted", "overloaded", "limited", "handshake"));
      node.allowing(keys.toArray(String[]::new));
      return new Signature(
          SchemeReader.read(node, tolerance),
          node.each("publicKeys", Node::text),
          node.find("accepted").map(status -> status.integer(200, 299)).orElse(202),
          node.find("overloaded").map(status -> status.integer(429, 503)).orElse(503),
          node.find("limited").map(status -> status.integer(429, 503)).orElse(429),
          node.find("handshake").map(it -> it.word(Handshake.class)).orElse(Handshake.NONE));
    }
  }
}
