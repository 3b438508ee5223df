// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.config.Node;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.key.Algorithm;
import dev.tocsin.signature.key.Encoding;
import dev.tocsin.signature.key.KeyForm;
import dev.tocsin.signature.template.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
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
    "field",
    "query",
    "prefix",
    "algorithm",
    "encoding",
    "list",
    "version",
    "template",
    "urlForms",
    "coversBody",
    "timestamp",
    "key",
    "certificate",
    "id",
    "supersededBy",
    "each",
    "form",
    "issuer",
    "hashClaim"
  };

  /** In place of a tolerance: the time is read, and not held against the clock. */
  private static final String UNCHECKED = "unchecked";

  private enum Kind {
    SIGNED,
    CREDENTIAL,
    JWS
  }

  private SchemeReader() {}

  /**
   * Reads the scheme's keys and passes over all others.
   *
   * @param tolerance in place of the scheme's own, or null
   */
  public static Scheme read(Node node, @Nullable Duration tolerance) {
    return switch (node.get("scheme").word(Kind.class)) {
      case SIGNED -> {
        var signed = signed(node, tolerance);
        yield node.find("each")
            .<Scheme>map(path -> new EachItem(path.text(), signed))
            .orElse(signed);
      }
      case CREDENTIAL -> {
        var form =
            node.find("form")
                .map(word -> word.word(Credential.Form.class))
                .orElse(Credential.Form.RAW);
        yield new Credential(
            place(node), form, text(node, "prefix").orElse(form.prefix()), id(node));
      }
      case JWS ->
          new Jws(place(node), node.get("issuer").text(), node.get("hashClaim").text(), key(node));
    };
  }

  private static Signed signed(Node node, @Nullable Duration tolerance) {
    var template = Template.read(node);
    var id = id(node);
    if (template.usesId() && id == null) {
      throw node.error("the template has {id}, so 'id' must name the header that carries it");
    }
    return new Signed(
        place(node),
        notation(node),
        node.find("encoding").map(word -> word.word(Encoding.class)).orElse(Encoding.HEX),
        template,
        node.find("certificate")
            .map(SchemeReader::certificate)
            .orElseGet(() -> new KeySource.Held(key(node))),
        timestamp(node, template, tolerance),
        id,
        text(node, "supersededBy").orElse(null));
  }

  private static java.util.Optional<String> text(Node node, String key) {
    return node.find(key).map(Node::text);
  }

  private static @Nullable Place id(Node node) {
    return node.find("id").map(Place::read).orElse(null);
  }

  private static KeyForm key(Node node) {
    return node.find("key").map(word -> word.word(KeyForm.class)).orElse(KeyForm.TEXT);
  }

  /** One of {@code header}, {@code field}, {@code query}. */
  private static Place place(Node node) {
    var found = new LinkedHashMap<String, Node>();
    for (var kind : new String[] {"header", "field", "query"}) {
      node.find(kind).ifPresent(name -> found.put(kind, name));
    }
    if (found.size() > 1) {
      throw node.error("only one of header, field, query says where it stands");
    }
    return found.isEmpty()
        ? Place.read(node.get("header"))
        : Place.read(new Node(node.where(), found));
  }

  private static Notation notation(Node node) {
    var list = node.find("list");
    if (list.isPresent()) {
      var entries = list.get().allowing("separator", "assign", "blanks", "versions");
      return new Notation.Listed(
          entries.get("separator").text(),
          entries.get("assign").text(),
          entries.find("blanks").map(Node::flag).orElse(false),
          versions(entries));
    }
    var version = node.find("version");
    if (version.isPresent()) {
      var keys = version.get().allowing("header", "field", "versions");
      return new Notation.Versioned(place(keys), versions(keys));
    }
    return new Notation.Single(
        text(node, "prefix").orElse(""), node.get("algorithm").word(Algorithm.class));
  }

  private static Map<String, Algorithm> versions(Node node) {
    var versions = new LinkedHashMap<String, Algorithm>();
    node.get("versions")
        .entries()
        .forEach((version, algorithm) -> versions.put(version, algorithm.word(Algorithm.class)));
    if (versions.isEmpty()) {
      throw node.error("at least one version must be accepted");
    }
    return versions;
  }

  private static KeySource certificate(Node node) {
    node.allowing("header", "field", "address", "chained");
    var address = node.get("address");
    try {
      if (!address.text().startsWith("https://")) {
        throw address.error("a certificate comes from an address that begins with https://");
      }
      return new KeySource.ByCertificate(
          place(node),
          Pattern.compile(address.text()),
          node.find("chained").map(Node::flag).orElse(false));
    } catch (PatternSyntaxException e) {
      throw address.error("not a regular expression: " + e.getDescription());
    }
  }

  private static @Nullable Timestamp timestamp(
      Node node, Template template, @Nullable Duration tolerance) {
    var found = node.find("timestamp");
    if (found.isEmpty()) {
      if (template.usesTimestamp()) {
        throw node.error("'timestamp' and {timestamp} in the template go together");
      }
      return null;
    }
    var time = found.get().allowing("header", "key", "field", "unit", "tolerance");
    var key = text(time, "key").orElse(null);
    boolean placed = time.find("header").isPresent() || time.find("field").isPresent();
    if (placed == (key != null)) {
      throw time.error("one of 'header', 'key' and 'field' says where the timestamp stands");
    }
    var place = placed ? place(time) : null;
    boolean covered =
        template.usesTimestamp() || place instanceof Place.Field && template.coversFields();
    if (!covered) {
      throw time.error(
          "'timestamp' and {timestamp} in the template go together: an unsigned time proves nothing");
    }
    if (key != null && node.find("list").isEmpty()) {
      throw time.error("'timestamp.key' is a key in the signature's list, and there is no 'list'");
    }
    var unit =
        time.find("unit").map(u -> u.word(Timestamp.Unit.class)).orElse(Timestamp.Unit.SECONDS);
    return new Timestamp(place, key, unit, tolerance != null ? tolerance : tolerance(time));
  }

  private static @Nullable Duration tolerance(Node time) {
    var node = time.get("tolerance");
    if (UNCHECKED.equals(node.value())) {
      return null;
    }
    var tolerance = node.duration();
    if (tolerance.isZero()) {
      throw node.error("the tolerance must be more than nothing: clocks differ");
    }
    return tolerance;
  }
}
