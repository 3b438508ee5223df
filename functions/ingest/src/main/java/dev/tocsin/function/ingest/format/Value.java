// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value from outside together with its place, read through questions that fail with that
 * place when the answer is not of the kind expected.
 */
public final class Value {

  private final JsonNode node;
  private final String path;

  private Value(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** Parses a whole body: one JSON value in UTF-8, nested at most 64 deep. */
  public static Value parse(byte[] body) {
    try {
      var node = Json.parse(body);
      if (node == null || node.isMissingNode()) {
        throw new InvalidPayload("", "it is empty");
      }
      return new Value(node, "");
    } catch (JsonException e) {
      throw new InvalidPayload("", "it is not JSON" + place(e));
    }
  }

  /** The parser's own message would quote the body. */
  private static String place(JsonException e) {
    return e.getCause() instanceof JsonProcessingException cause && cause.getLocation() != null
        ? " from line "
            + cause.getLocation().getLineNr()
            + ", column "
            + cause.getLocation().getColumnNr()
            + " on"
        : "";
  }

  InvalidPayload error(String what) {
    return new InvalidPayload(path, what);
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isArray() {
    return node.isArray();
  }

  boolean isText() {
    return node.isTextual();
  }

  boolean isNumber() {
    return node.isNumber();
  }

  /** What stands under a key, unless it is absent or null. */
  Optional<Value> find(String key) {
    if (!node.isObject()) {
      throw error("expected an object");
    }
    var found = node.get(key);
    return found == null || found.isNull() ? Optional.empty() : Optional.of(child(found, key));
  }

  Value get(String key) {
    return find(key).orElseThrow(() -> child(node, key).error("is missing"));
  }

  List<Value> items(int most) {
    if (!node.isArray()) {
      throw error("expected a list");
    }
    if (node.size() > most) {
      throw error("more than " + most + " items");
    }
    var items = new ArrayList<Value>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new Value(node.get(i), path + "[" + i + "]"));
    }
    return items;
  }

  /** A mapping of names to scalars, as texts. */
  Map<String, String> texts() {
    if (!node.isObject()) {
      throw error("expected an object");
    }
    var texts = new LinkedHashMap<String, String>();
    node.properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isNull()) {
                texts.put(entry.getKey(), child(entry.getValue(), entry.getKey()).scalar());
              }
            });
    return texts;
  }

  String text() {
    if (!node.isTextual()) {
      throw error("expected a text");
    }
    return node.textValue();
  }

  /** The text under a key, or the empty string if there is none. */
  String text(String key) {
    return find(key).map(Value::text).orElse("");
  }

  private String scalar() {
    if (!node.isValueNode()) {
      throw error("expected a text");
    }
    return node.asText();
  }

  /** A finite number. */
  double number() {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw error("expected a finite number");
    }
    return node.doubleValue();
  }

  /** A time as RFC 3339 writes it, with any offset. */
  Instant instant() {
    try {
      return OffsetDateTime.parse(text()).toInstant();
    } catch (DateTimeException e) {
      throw error("expected a time such as 2026-01-05T10:00:00Z");
    }
  }

  private Value child(JsonNode child, String key) {
    // A key from outside is shown only as far as a message needs it.
    var shown = key.length() > 60 ? key.substring(0, 60) + "..." : key;
    return new Value(child, path.isEmpty() ? shown : path + "." + shown);
  }
}
