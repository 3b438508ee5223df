// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

/**
 * The suite's secrets: one Secrets Manager secret whose JSON object maps names to values. A name's
 * value is a text, or a list of texts of which the first is current and the others are still
 * accepted during a rotation. Values are cached for a minute and never logged.
 */
public final class Secrets {

  private static final int CACHED_SECONDS = 60;

  private final Supplier<String> document;

  /** What the document last said: it is looked at for every delivery, and changes once a month. */
  private volatile @Nullable Parsed last;

  private record Parsed(String document, JsonNode values) {}

  Secrets(Supplier<String> document) {
    this.document = document;
  }

  /** The secret that the environment names. */
  public static Secrets of(Environment environment) {
    var id = environment.get(Environment.SECRETS_ID);
    var provider = SecretsProvider.builder().withClient(Clients.secretsManager()).build();
    return new Secrets(() -> provider.withMaxAge(CACHED_SECONDS, ChronoUnit.SECONDS).get(id));
  }

  /** Secrets from a JSON text: for tests. */
  public static Secrets ofJson(String json) {
    return new Secrets(() -> json);
  }

  /** The current value. */
  public String get(String name) {
    return all(name).getFirst();
  }

  /**
   * The current value and those that are still accepted; never empty, and none of them is the empty
   * text.
   */
  public List<String> all(String name) {
    var values = find(name);
    if (values.isEmpty() || values.contains("")) {
      throw new IllegalStateException("the secret '" + name + "' is missing or empty");
    }
    return values;
  }

  /** The values of a secret that need not exist: none if it does not. */
  public List<String> find(String name) {
    JsonNode found = parsed().path(name);
    var values = new ArrayList<String>();
    if (found.isTextual()) {
      values.add(found.textValue());
    } else {
      found.forEach(value -> values.add(value.asText()));
    }
    return List.copyOf(values);
  }

  private JsonNode parsed() {
    var text = document.get();
    var known = last;
    if (known == null || !known.document.equals(text)) {
      known = new Parsed(text, parse(text));
      last = known;
    }
    return known.values;
  }

  private static JsonNode parse(String document) {
    try {
      return Json.parse(document.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      // Without the cause, because its message may quote a secret.
      throw new IllegalStateException("the suite's secret is not a JSON object");
    }
  }
}
