// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.SchemeReader;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, the keys and the time to verify it with, and what is expected of it. */
record SignatureVector(JsonNode node) {

  String id() {
    return node.path("id").asText();
  }

  String provider() {
    return node.path("provider").asText();
  }

  String why() {
    return node.path("why").asText();
  }

  boolean isAdvisory() {
    return node.path("advisory").booleanValue();
  }

  boolean expectsValid() {
    return node.path("expect").asText().equals("valid");
  }

  /** What the provider's preset says; a provider without a preset is nobody that can be known. */
  Verdict verdict(Node presets) {
    var scheme = scheme(presets);
    if (scheme == null) {
      return new Verdict.Rejected(Verdict.Reason.NO_USABLE_KEY);
    }
    var now = Instant.ofEpochSecond(node.path("now").asLong());
    return Verifier.verify(scheme, keys(), request(), now);
  }

  private @Nullable Scheme scheme(Node presets) {
    var parameters = node.path("params");
    var timestampHeader = parameters.path("timestamp_header");
    var name = provider() + (timestampHeader.isTextual() ? "-timestamped" : "");
    var preset = presets.find(name);
    if (preset.isEmpty()) {
      return null;
    }
    var keys = new LinkedHashMap<>(preset.get().entries());
    if (parameters.path("signature_header").isTextual()) {
      replace(keys, "header", parameters.path("signature_header"));
    }
    if (timestampHeader.isTextual() && keys.get("timestamp") != null) {
      var timestamp = new LinkedHashMap<>(preset.get().get("timestamp").entries());
      replace(timestamp, "header", timestampHeader);
      keys.put("timestamp", new Node(preset.get().where(), timestamp));
    }
    var tolerance = parameters.path("tolerance_seconds");
    return SchemeReader.read(
        new Node(preset.get().where(), keys),
        tolerance.isNumber() ? Duration.ofSeconds(tolerance.asLong()) : null);
  }

  private static void replace(Map<String, Node> keys, String key, JsonNode value) {
    var old = keys.get(key);
    if (old != null) {
      keys.put(key, new Node(old.where(), value.asText()));
    }
  }

  private Keys keys() {
    var secrets = new ArrayList<String>();
    if (node.path("secret").isTextual()) {
      secrets.add(node.path("secret").asText());
    }
    node.path("params").path("previous_secrets").forEach(secret -> secrets.add(secret.asText()));
    var publicKey = node.path("public_key");
    return new Keys(secrets, publicKey.isTextual() ? publicKeys(publicKey.asText()) : List.of());
  }

  /** Several keys are one PEM block after the other. */
  private static List<String> publicKeys(String text) {
    return text.startsWith("-----")
        ? List.of(text.split("(?<=-----END PUBLIC KEY-----)\\s*"))
        : List.of(text);
  }

  private Request request() {
    var headers = new LinkedHashMap<String, List<String>>();
    node.path("headers")
        .properties()
        .forEach(
            field -> {
              var values = new ArrayList<String>();
              field.getValue().forEach(value -> values.add(value.asText()));
              headers.put(field.getKey(), values);
            });
    return new Request(
        node.path("method").asText(),
        node.path("url").asText(),
        Headers.of(headers),
        Base64.getDecoder().decode(node.path("body_base64").asText()));
  }
}
