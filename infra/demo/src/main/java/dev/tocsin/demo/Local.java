// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.json.Json;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.SchemeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The shipped configuration and the local runtime's secrets, as a sender and a receiver know them.
 */
final class Local {

  private static final String PAGES = "http://127.0.0.1:9099/";

  private final String json;
  private final Secrets secrets;
  private final Node presets;
  private final Node sources;

  private Local(String json, Node presets, Node sources) {
    this.json = json;
    this.secrets = Secrets.ofJson(json);
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
          Files.readString(root.resolve("infra/local/secrets.json")),
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

  /**
   * The secrets with the demo's own addresses in place of the usual ones, so that it gets along
   * with whatever else runs on this machine.
   *
   * @param pages the port at which pages are received
   * @param urls other URLs by the names of their secrets
   */
  String withAddresses(int pages, Map<String, String> urls) {
    var changed = new TreeMap<String, Object>();
    Json.parse(json.getBytes(StandardCharsets.UTF_8))
        .properties()
        .forEach(
            secret -> {
              var value = secret.getValue().asText();
              changed.put(
                  secret.getKey(),
                  value.startsWith(PAGES)
                      ? "http://127.0.0.1:" + pages + "/" + value.substring(PAGES.length())
                      : secret.getValue());
            });
    changed.putAll(urls);
    return Json.write(changed);
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
