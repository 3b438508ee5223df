// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli.signature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request, the keys and the time to verify it with, and what is expected of it. */
public record SignatureVector(JsonNode node) {

  /** Fields of a body that say whose it is, by the parameter that says whose it should be. */
  private static final Map<String, String> TENANTS =
      Map.of("expected_topic_arn", "TopicArn", "expected_location_id", "locationId");

  public String id() {
    return text("id");
  }

  String provider() {
    return text("provider");
  }

  String scheme() {
    return text("scheme");
  }

  public String why() {
    return text("why");
  }

  public boolean isAdvisory() {
    return node.path("advisory").booleanValue();
  }

  public boolean expectsValid() {
    return text("expect").equals("valid");
  }

  private String text(String key) {
    return node.path(key).asText("");
  }

  /** The first of some parameters that is there, whatever its kind. */
  JsonNode parameter(String... names) {
    for (var name : names) {
      var value = node.path("params").path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return node.path("params").path("");
  }

  /** What the provider's preset says, and nothing said about a provider without one. */
  public Finding finding(Node presets) {
    try {
      return new VectorPreset(this, presets)
          .find()
          .map(scheme -> Finding.of(judged(Verifier.verify(scheme, keys(), request(), now()))))
          .orElseGet(() -> Finding.none("there is no preset for '" + provider() + "'"));
    } catch (RuntimeException e) {
      // A vector that can't be understood is a disagreement, and not the end of the others.
      return Finding.none("the vector can't be read: " + e.getClass().getSimpleName());
    }
  }

  /** A foreign tenant's request is refused after its signature was found to be good. */
  private Verdict judged(Verdict verdict) {
    for (var tenant : TENANTS.entrySet()) {
      var expected = parameter(tenant.getKey());
      var found = request().fields().text(tenant.getValue()).orElse("");
      if (expected.isTextual() && !expected.textValue().equals(found)) {
        return new Verdict.Rejected(Verdict.Reason.MISMATCH);
      }
    }
    return verdict;
  }

  Instant now() {
    return Instant.ofEpochMilli((long) (node.path("now").asDouble() * 1000));
  }

  Keys keys() {
    var secrets = new ArrayList<String>();
    add(node.path("secret"), secrets);
    parameter("previous_secrets", "additional_secrets").forEach(secret -> add(secret, secrets));
    add(parameter("webhook_id", "webhookId", "paypal_webhook_id"), secrets);
    var publicKeys = new ArrayList<String>();
    add(node.path("public_key"), publicKeys);
    parameter("public_keys", "previous_public_keys").forEach(key -> add(key, publicKeys));
    var pem = parameter("certificate_pem", "cert_pem", "certificate").asText("");
    return new Keys(
        secrets,
        publicKeys.stream().flatMap(text -> each(text).stream()).toList(),
        (address, chained) -> Pem.certificates(pem).stream().findFirst());
  }

  private static void add(JsonNode text, List<String> texts) {
    if (text.isTextual()) {
      texts.add(text.textValue());
    }
  }

  /** Several keys are one PEM block after the other. */
  private static List<String> each(String text) {
    return text.startsWith("-----")
        ? List.of(text.split("(?<=-----END PUBLIC KEY-----)\\s*"))
        : List.of(text);
  }

  Request request() {
    return new Request(
        node.path("method").asText("POST"),
        parameter("notification_url", "callback_url", "public_url").asText(text("url")),
        headers(),
        Base64.getDecoder().decode(text("body_base64")),
        new JsonDocuments());
  }

  Headers headers() {
    var headers = new LinkedHashMap<String, List<String>>();
    for (var field : node.path("headers").properties()) {
      var values = new ArrayList<String>();
      if (field.getValue().isArray()) {
        field.getValue().forEach(value -> values.add(value.asText()));
      } else {
        values.add(field.getValue().asText());
      }
      headers.put(field.getKey(), values);
    }
    return Headers.of(headers);
  }

  /**
   * What was found of a vector.
   *
   * @param judged whether there was anybody to judge it
   */
  public record Finding(boolean judged, boolean valid, String text) {

    static Finding of(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Verified verified -> new Finding(true, true, "valid");
        case Verdict.Rejected(var reason) -> new Finding(true, false, "invalid (" + reason + ")");
      };
    }

    static Finding none(String why) {
      return new Finding(false, false, why);
    }
  }
}
