// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import dev.tocsin.config.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Scheme} from configuration. The keys are explained where the presets are, at the
 * head of {@code infra/config/signatures.yaml}.
 */
public final class SchemeReader {

  /** The keys that describe a scheme; a preset has others beside them. */
  public static final String[] KEYS = {
    "scheme",
    "header",
    "prefix",
    "algorithm",
    "encoding",
    "list",
    "template",
    "timestamp",
    "key",
    "id",
    "form"
  };

  private enum Kind {
    SIGNED,
    CREDENTIAL
  }

  private SchemeReader() {}

  /**
   * Reads the scheme's keys and passes over all others.
   *
   * @param tolerance in place of the scheme's own, or null
   */
  public static Scheme read(Node node, @Nullable Duration tolerance) {
    var id = node.find("id").map(Node::text).orElse(null);
    return switch (node.get("scheme").word(Kind.class)) {
      case SIGNED -> signed(node, id, tolerance);
      case CREDENTIAL ->
          new Scheme.Credential(
              node.get("header").text(), node.get("form").word(Scheme.Credential.Form.class), id);
    };
  }

  private static Scheme signed(Node node, @Nullable String id, @Nullable Duration tolerance) {
    var template = Template.read(node.get("template"));
    var timestamp = node.find("timestamp").map(time -> timestamp(time, tolerance)).orElse(null);
    if (template.uses(Template.Field.ID) && id == null) {
      throw node.error("the template has {id}, so 'id' must name the header that carries it");
    }
    if (template.uses(Template.Field.TIMESTAMP) != (timestamp != null)) {
      throw node.error(
          "'timestamp' and {timestamp} in the template go together: an unsigned time proves nothing");
    }
    if (timestamp != null && timestamp.key() != null && node.find("list").isEmpty()) {
      throw node.error("'timestamp.key' is a key in the signature's list, and there is no 'list'");
    }
    return new Scheme.Signed(
        header(node),
        node.find("encoding").map(e -> e.word(Encoding.class)).orElse(Encoding.HEX),
        template,
        node.find("key").map(key -> key.word(KeyForm.class)).orElse(KeyForm.TEXT),
        timestamp,
        id);
  }

  private static SignatureHeader header(Node node) {
    var name = node.get("header").text();
    var list = node.find("list");
    if (list.isEmpty()) {
      return new SignatureHeader.Single(
          name,
          node.find("prefix").map(Node::text).orElse(""),
          node.get("algorithm").word(Algorithm.class));
    }
    var entries = list.get().allowing("separator", "assign", "versions");
    var versions = new LinkedHashMap<String, Algorithm>();
    entries
        .get("versions")
        .entries()
        .forEach((version, algorithm) -> versions.put(version, algorithm.word(Algorithm.class)));
    if (versions.isEmpty()) {
      throw entries.error("at least one version must be accepted");
    }
    return new SignatureHeader.Listed(
        name, entries.get("separator").text(), entries.get("assign").text(), versions);
  }

  private static Timestamp timestamp(Node node, @Nullable Duration tolerance) {
    node.allowing("header", "key", "unit", "tolerance");
    var header = node.find("header").map(Node::text).orElse(null);
    var key = node.find("key").map(Node::text).orElse(null);
    if ((header == null) == (key == null)) {
      throw node.error("either 'header' or 'key' says where the timestamp stands");
    }
    var unit =
        node.find("unit").map(u -> u.word(Timestamp.Unit.class)).orElse(Timestamp.Unit.SECONDS);
    var allowed = tolerance != null ? tolerance : node.get("tolerance").duration();
    if (allowed.isZero()) {
      throw node.error("the tolerance must be more than nothing: clocks differ");
    }
    return new Timestamp(header, key, unit, allowed);
  }
}
