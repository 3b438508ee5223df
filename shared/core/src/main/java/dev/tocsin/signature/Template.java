// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a signature covers: literal text and fields of the request, for instance {@code
 * v0:{timestamp}:{body}}. The content is put together from bytes, field by field, so nothing that a
 * body contains is ever taken for a field.
 */
record Template(List<Part> parts) {

  /** A part that the request fills in. */
  enum Field {
    BODY,
    /** The text of the timestamp exactly as received. */
    TIMESTAMP,
    ID,
    METHOD,
    URL;

    private static final String NAMES = "{body}, {timestamp}, {id}, {method}, {url}";
  }

  /** Either literal bytes or a field. */
  sealed interface Part {
    record Literal(String text) implements Part {}

    record Value(Field field) implements Part {}
  }

  private static final Pattern TOKEN = Pattern.compile("\\{([a-z]+)}|[^{}]+");

  Template {
    parts = List.copyOf(parts);
  }

  static Template read(Node node) {
    var text = node.text();
    var parts = new ArrayList<Part>();
    var token = TOKEN.matcher(text);
    int end = 0;
    while (token.find() && token.start() == end) {
      var field = token.group(1);
      parts.add(
          field == null ? new Part.Literal(token.group()) : new Part.Value(field(field, node)));
      end = token.end();
    }
    if (end != text.length()) {
      throw node.error("a brace that is not one of " + Field.NAMES + " in '" + text + "'");
    }
    var template = new Template(parts);
    if (!template.uses(Field.BODY)) {
      throw node.error("a signature that does not cover {body} proves nothing about it");
    }
    return template;
  }

  private static Field field(String name, Node node) throws ConfigurationException {
    for (var field : Field.values()) {
      if (field.name().toLowerCase(Locale.ROOT).equals(name)) {
        return field;
      }
    }
    throw node.error("unknown field {" + name + "}; known: " + Field.NAMES);
  }

  boolean uses(Field field) {
    return parts.contains(new Part.Value(field));
  }

  /** The pieces that are signed, in order. */
  List<byte[]> content(Request request, String timestamp, String id) {
    var pieces = new ArrayList<byte[]>(parts.size());
    for (var part : parts) {
      pieces.add(
          switch (part) {
            case Part.Literal literal -> bytes(literal.text());
            case Part.Value value ->
                switch (value.field()) {
                  case BODY -> request.body();
                  case TIMESTAMP -> bytes(timestamp);
                  case ID -> bytes(id);
                  case METHOD -> bytes(request.method());
                  case URL -> bytes(request.url());
                };
          });
    }
    return pieces;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
