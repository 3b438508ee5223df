// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.SchemeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shipped configuration and the local runtime's secrets, as a sender and a receiver know them.
 */
final class Local {

  private final Secrets secrets;
  private final Node presets;
  private final Node sources;

  private Local(Secrets secrets, Node presets, Node sources) {
    this.secrets = secrets;
    this.presets = presets;
    this.sources = sources;
  }

  /**
   * @param root the repository's
   */
  static Local of(Path root) {
    var config = root.resolve("infra/config");
    try {
      return new Local(
          Secrets.ofJson(Files.readString(root.resolve("infra/local/secrets.json"))),
          YamlFile.read(config, "signatures.yaml").get("presets"),
          YamlFile.read(config, "sources.yaml").get("sources"));
    } catch (IOException e) {
      throw new UncheckedIOException("run the demo in the repository's root", e);
    }
  }

  String secret(String name) {
    return secrets.get(name);
  }

  Keys keys(String name) {
    return Keys.ofSecrets(secrets.all(name).toArray(String[]::new));
  }

  /** The port of a URL that is kept as a secret. */
  int portOf(String urlSecret) {
    return URI.create(secret(urlSecret)).getPort();
  }

  Scheme preset(String name) {
    return SchemeReader.read(presets.get(name), null);
  }

  /** How a source signs, and with which secret. */
  Credentials source(String name) {
    for (var source : sources.items()) {
      if (source.get("name").text().equals(name)) {
        return new Credentials(
            preset(source.get("preset").text()), secret(source.get("secret").text()));
      }
    }
    throw sources.error("there is no source '" + name + "'");
  }

  /** What a sender proves itself with. */
  record Credentials(Scheme scheme, String key) {}
}
