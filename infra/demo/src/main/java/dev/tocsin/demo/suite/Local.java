// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.json.Json;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.scheme.SchemeReader;
import dev.tocsin.source.Sources;
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
public final class Local {

  private static final String PAGES = "http://127.0.0.1:9099/";

  private final String json;
  private final Secrets secrets;
  private final Node presets;
  private final Sources sources;

  private Local(String json, Node presets, Sources sources) {
    this.json = json;
    this.secrets = Secrets.ofJson(json);
    this.presets = presets;
    this.sources = sources;
  }

  /**
   * @param root the repository's
   */
  public static Local of(Path root) {
    var config = root.resolve("infra/config");
    try {
      var signatures = YamlFile.read(config, "signatures.yaml");
      return new Local(
          Files.readString(root.resolve("infra/local/secrets.json")),
          signatures.get("presets"),
          Sources.read(YamlFile.read(config, "sources.yaml"), signatures));
    } catch (IOException e) {
      throw new UncheckedIOException("run it in the repository's root", e);
    }
  }

  public String secret(String name) {
    return secrets.get(name);
  }

  public Keys keys(String name) {
    return Keys.ofSecrets(secrets.all(name).toArray(String[]::new));
  }

  /**
   * The secrets with addresses of its own in place of the usual ones, so that it gets along with
   * whatever else runs on this machine.
   *
   * @param pages the port at which pages are received
   * @param urls other URLs by the names of their secrets
   */
  public String withAddresses(int pages, Map<String, String> urls) {
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

  public Scheme preset(String name) {
    return SchemeReader.read(presets.get(name), null);
  }

  /**
   * How a source signs, and with which secret. Of a pair of keys {@code <name>} is the public one
   * and {@code <name>-private} the other.
   */
  public Credentials source(String name) {
    var source =
        sources
            .find(name)
            .orElseThrow(() -> new SuiteException("there is no source '" + name + "'"));
    var key =
        source.secret() != null
            ? source.secret()
            : source.publicKeySecrets().getFirst() + "-private";
    return new Credentials(source.scheme(), secret(key));
  }

  /** What a sender proves itself with. */
  public record Credentials(Scheme scheme, String key) {}
}
