// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli.signature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.scheme.SchemeReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The preset that a vector's provider goes by, with what the vector's parameters say otherwise: as
 * a source would, that has a preset and some keys of its own.
 */
final class VectorPreset {

  /** Names that senders go by besides those of their presets. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("ghl", "gohighlevel"),
          Map.entry("highlevel", "gohighlevel"),
          Map.entry("sns", "aws-sns"),
          Map.entry("amazonsns", "aws-sns"),
          Map.entry("facebook", "meta"),
          Map.entry("instagram", "meta"),
          Map.entry("messenger", "meta"),
          Map.entry("whatsapp", "meta"),
          Map.entry("atlassian", "jira"),
          Map.entry("twiliosendgrid", "sendgrid"),
          Map.entry("gitlabsecrettoken", "gitlab-token"),
          Map.entry("shopifyevent", "shopify-events"),
          Map.entry("stdwh", "standard-webhooks"));

  /** The word in a vector for how its secret is written, and the preset's. */
  private static final Map<String, String> KEY_FORMS =
      Map.of(
          "utf8", "text", "utf-8", "text", "text", "text", "raw", "text", "hex", "hex", "base64",
          "base64", "whsec", "whsec");

  /** Senders that can be given any header to send. */
  private static final Set<String> FREE = Set.of("alertmanager", "datadog", "opsgenie");

  private final SignatureVector vector;
  private final Map<String, Node> presets;

  VectorPreset(SignatureVector vector, Node presets) {
    this.vector = vector;
    this.presets = presets.entries();
  }

  /** The scheme, or nothing if nobody goes by the provider's name. */
  Optional<Scheme> find() {
    return named(vector.provider())
        .map(this::variant)
        .flatMap(name -> Optional.ofNullable(presets.get(name)))
        .map(preset -> SchemeReader.read(adapted(preset), tolerance()));
  }

  /** By its whole name, else by what is left of it without its last words: discord-webhooks. */
  private Optional<String> named(String provider) {
    for (var name = provider; !name.isEmpty(); name = name.replaceAll("(^|[-_. ])[^-_. ]*$", "")) {
      var wanted = plain(name);
      var found =
          presets.keySet().stream()
              .filter(preset -> plain(preset).equals(wanted))
              .findFirst()
              .or(() -> Optional.ofNullable(OTHER_NAMES.get(wanted)));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Some senders have several ways; what the endpoint is configured for says which. */
  private String variant(String name) {
    return switch (name) {
      case "grafana" -> isText("timestamp_header") ? "grafana-timestamped" : name;
      case "aws-sns" -> accepts("1") ? "aws-sns-v1" : name;
      case "gohighlevel" ->
          has("X-WH-Signature") && !has("X-GHL-Signature") ? "gohighlevel-legacy" : name;
      case "gitlab" ->
          has("X-Gitlab-Token") && !has("webhook-signature") || isStatic() ? "gitlab-token" : name;
      default -> name;
    };
  }

  private boolean isStatic() {
    return vector.scheme().matches("(?i)static.*|token|credential|bearer|basic");
  }

  private boolean isText(String parameter) {
    return vector.parameter(parameter).isTextual();
  }

  private boolean has(String header) {
    return !vector.headers().all(header).isEmpty();
  }

  private boolean accepts(String version) {
    var accepted = vector.parameter("accepted_signature_versions");
    boolean found = !accepted.isArray();
    for (var one : accepted) {
      found |= one.asText().equals(version);
    }
    return found;
  }

  private Node adapted(Node preset) {
    var keys = new LinkedHashMap<>(preset.entries());
    put(
        keys,
        "header",
        vector.parameter(
            "signature_header", "header", "header_name", "credential_header", "token_header"),
        preset);
    var form = KEY_FORMS.get(vector.node().path("secret_encoding").asText());
    if (form != null && !keys.containsKey("form")) {
      keys.put("key", new Node(preset.where(), form));
    }
    if (FREE.contains(plain(vector.provider()))) {
      credential(keys, preset);
    }
    if (keys.containsKey("version")) {
      keys.put("version", versions(preset.get("version")));
    }
    if (keys.containsKey("timestamp")) {
      keys.put("timestamp", timestamp(preset.get("timestamp")));
    }
    return new Node(preset.where(), keys);
  }

  private static void put(Map<String, Node> keys, String key, JsonNode value, Node preset) {
    if (value.isTextual() && keys.containsKey(key)) {
      keys.put(key, new Node(preset.where(), value.asText()));
    }
  }

  /** A sender that can be given any credential sends what it was given. */
  private void credential(Map<String, Node> keys, Node preset) {
    var authorization = vector.headers().all("Authorization");
    if (authorization.isEmpty()) {
      return;
    }
    keys.put("header", new Node(preset.where(), "Authorization"));
    for (var form : List.of("basic", "bearer")) {
      if (authorization.getFirst().toLowerCase(Locale.ROOT).startsWith(form + " ")) {
        keys.put("form", new Node(preset.where(), form));
      }
    }
  }

  private Node versions(Node version) {
    var accepted = new LinkedHashMap<>(version.get("versions").entries());
    accepted.keySet().removeIf(name -> !accepts(name));
    var keys = new LinkedHashMap<>(version.entries());
    keys.put("versions", new Node(version.where(), accepted));
    return new Node(version.where(), keys);
  }

  private Node timestamp(Node timestamp) {
    var keys = new LinkedHashMap<>(timestamp.entries());
    put(keys, "header", vector.parameter("timestamp_header"), timestamp);
    if (vector.parameter("tolerance_seconds").isMissingNode()) {
      keys.put("tolerance", new Node(timestamp.where(), "unchecked"));
    }
    return new Node(timestamp.where(), keys);
  }

  private @Nullable Duration tolerance() {
    var seconds = vector.parameter("tolerance_seconds");
    return seconds.isNumber() ? Duration.ofMillis((long) (seconds.asDouble() * 1000)) : null;
  }
}
