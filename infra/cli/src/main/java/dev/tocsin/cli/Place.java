// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where things are: the suite, its AWS endpoint, its configuration and secrets. An option comes
 * first, then the environment, then what the local runtime left in its state folder ({@code
 * runtime.json} with {@code api} and {@code aws}), then the repository's own.
 */
record Place(Arguments arguments, Tocsin.Console console) {

  private static final String DEFAULT_URL = "http://127.0.0.1:8080";

  /** The launcher says where the repository is, so that the command works from any folder. */
  private Path root() {
    return Path.of(console.environment().getOrDefault("TOCSIN_ROOT", "."));
  }

  URI api() {
    return uri(
        arguments
            .option("--url")
            .or(() -> variable("TOCSIN_URL"))
            .or(() -> runtime("api"))
            .orElse(DEFAULT_URL));
  }

  /** The AWS endpoint, or nothing for AWS itself. */
  Optional<URI> aws() {
    return arguments
        .option("--aws")
        .or(() -> variable("AWS_ENDPOINT_URL"))
        .or(() -> runtime("aws"))
        .map(Place::uri);
  }

  Path config() {
    return arguments.option("--config").map(Path::of).orElse(root().resolve("infra/config"));
  }

  /** A secret of the secrets file. */
  Optional<String> secret(String name) {
    return secrets(name).stream().findFirst();
  }

  /** All accepted values of a secret, the current one first; none if there is no such secret. */
  List<String> secrets(String name) {
    var file =
        arguments
            .option("--secrets")
            .map(Path::of)
            .orElse(root().resolve("infra/local/secrets.json"));
    var value = json(file).path(name);
    var values = new ArrayList<String>();
    (value.isArray() ? value : List.of(value))
        .forEach(
            each -> {
              if (each.isTextual()) {
                values.add(each.textValue());
              }
            });
    return values;
  }

  /** The bearer token of the suite's API. */
  Optional<String> token() {
    return variable("TOCSIN_TOKEN").or(() -> secret("api-token"));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UsageException("can't read " + file);
    }
  }

  static JsonNode json(Path file) {
    try {
      return Json.parse(bytes(file));
    } catch (JsonException e) {
      throw new UsageException(file + " is not JSON: " + e.getMessage());
    }
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(console.environment().get(name)).filter(value -> !value.isEmpty());
  }

  private Optional<String> runtime(String key) {
    var state =
        arguments
            .option("--state")
            .or(() -> variable("STATE"))
            .map(Path::of)
            .orElse(root().resolve(".state"));
    var file = state.resolve("runtime.json");
    return Files.exists(file)
        ? Optional.of(json(file).path(key).asText()).filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  private static URI uri(String text) {
    try {
      var uri = URI.create(text);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, together with what is a URI and no address.
    }
    throw new UsageException("not an address: " + text);
  }
}
