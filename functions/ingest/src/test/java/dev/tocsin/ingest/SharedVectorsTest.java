// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.SchemeReader;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The presets against the collection of test vectors that lies beside the repository, where it
 * does. The repository's own vectors are in {@code PublishedVectorsTest} and {@code VerifierTest}.
 */
class SharedVectorsTest {

  private static final Path VECTORS =
      FrontDoor.ROOT.resolve("../shared/vectors/webhook-signatures.json");

  private static final Set<String> PROVIDERS =
      Set.of(
          "github", "standard-webhooks", "gohighlevel", "stripe", "slack", "pagerduty", "grafana");

  private final Node presets = YamlFile.read(FrontDoor.CONFIG, "signatures.yaml").get("presets");

  @Test
  void presetsAgreeWithEveryVectorThatIsNotAdvisory() throws IOException {
    assumeThat(Files.exists(VECTORS))
        .as("no test vectors beside the repository: %s", VECTORS)
        .isTrue();
    var disagreements = new ArrayList<String>();
    int agreed = 0;
    for (var vector : Json.parse(Files.readAllBytes(VECTORS))) {
      if (!PROVIDERS.contains(vector.path("provider").asText())
          || vector.path("advisory").booleanValue()
          || isAcceptedByTheRetiredHeader(vector)) {
        continue;
      }
      var verdict = Verifier.verify(scheme(vector), keys(vector), request(vector), now(vector));
      var expected = vector.path("expect").asText().equals("valid");
      if (verdict instanceof Verdict.Verified == expected) {
        agreed++;
      } else {
        disagreements.add(
            vector.path("id").asText() + " " + verdict + ": " + vector.path("why").asText());
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(agreed).isGreaterThan(200);
  }

  /** HighLevel's RSA header, which no preset accepts any more. */
  private static boolean isAcceptedByTheRetiredHeader(JsonNode vector) {
    return vector.path("expect").asText().equals("valid")
        && vector.path("provider").asText().equals("gohighlevel")
        && !vector
            .path("headers")
            .toString()
            .toLowerCase(java.util.Locale.ROOT)
            .contains("x-ghl-signature");
  }

  private Scheme scheme(JsonNode vector) {
    var parameters = vector.path("params");
    var name = vector.path("provider").asText();
    var timestampHeader = parameters.path("timestamp_header");
    if (timestampHeader.isTextual()) {
      name = "grafana-timestamped";
    }
    var preset = new LinkedHashMap<>(presets.get(name).entries());
    if (parameters.path("signature_header").isTextual()) {
      replace(preset, "header", parameters.path("signature_header").asText());
    }
    if (timestampHeader.isTextual()) {
      var timestamp = new LinkedHashMap<>(preset.get("timestamp").entries());
      replace(timestamp, "header", timestampHeader.asText());
      preset.put("timestamp", new Node(presets.where(), timestamp));
    }
    var tolerance = parameters.path("tolerance_seconds");
    return SchemeReader.read(
        new Node(presets.where(), preset),
        tolerance.isNumber() ? Duration.ofSeconds(tolerance.asLong()) : null);
  }

  private void replace(Map<String, Node> keys, String key, String value) {
    keys.put(key, new Node(presets.where(), value));
  }

  private static Keys keys(JsonNode vector) {
    var secrets = new ArrayList<String>();
    if (vector.path("secret").isTextual()) {
      secrets.add(vector.path("secret").asText());
    }
    vector.path("params").path("previous_secrets").forEach(secret -> secrets.add(secret.asText()));
    var publicKey = vector.path("public_key");
    return new Keys(secrets, publicKey.isTextual() ? publicKeys(publicKey.asText()) : List.of());
  }

  /** A vector with two keys has one PEM block after the other. */
  private static List<String> publicKeys(String text) {
    return text.startsWith("-----")
        ? List.of(text.split("(?<=-----END PUBLIC KEY-----)\\s*"))
        : List.of(text);
  }

  private static Request request(JsonNode vector) {
    var headers = new LinkedHashMap<String, List<String>>();
    vector
        .path("headers")
        .properties()
        .forEach(
            field -> {
              var values = new ArrayList<String>();
              field.getValue().forEach(value -> values.add(value.asText()));
              headers.put(field.getKey(), values);
            });
    return new Request(
        vector.path("method").asText(),
        vector.path("url").asText(),
        Headers.of(headers),
        Base64.getDecoder().decode(vector.path("body_base64").asText()));
  }

  private static Instant now(JsonNode vector) {
    return Instant.ofEpochSecond(vector.path("now").asLong());
  }
}
