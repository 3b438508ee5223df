// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON value from outside together with its place, read through questions that fail with that
 * place when the answer is not of the kind expected.
 */
public final class Value {

  /** Epoch seconds reach this in the year 5138, milliseconds reached it in 1973. */
  private static final double LEAST_MILLIS = 1e11;

  private static final Pattern EPOCH = Pattern.compile("\\d{1,16}(?:\\.\\d{1,9})?");
  private static final Pattern BARE_OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");

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

  /** A form's fields as an object of texts; of a field that occurs twice the last one holds. */
  public static Value ofForm(byte[] body) {
    var parts = new String(body, StandardCharsets.UTF_8).split("&", Bounds.MOST_FIELDS + 2);
    if (parts.length > Bounds.MOST_FIELDS) {
      throw new InvalidPayload("", "more than " + Bounds.MOST_FIELDS + " fields");
    }
    var fields = JsonNodeFactory.instance.objectNode();
    for (var field : parts) {
      int assign = field.indexOf('=');
      if (assign > 0) {
        fields.put(decoded(field.substring(0, assign)), decoded(field.substring(assign + 1)));
      }
    }
    return new Value(fields, "");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidPayload("", "it is not a form");
    }
  }

  /** What a body says that is nothing to be read. */
  static Value nothing() {
    return new Value(JsonNodeFactory.instance.objectNode(), "");
  }

  /** The JSON object that a text holds, where one is wrapped in the other. */
  Optional<Value> wrapped() {
    try {
      var inner = Json.parse(text().getBytes(StandardCharsets.UTF_8));
      return inner != null && inner.isObject()
          ? Optional.of(new Value(inner, path))
          : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  /** A value that a configuration has made, under its place there. */
  static Value of(JsonNode node, String path) {
    return new Value(node, path);
  }

  JsonNode node() {
    return node;
  }

  /** Where it stands, as errors name it. */
  String path() {
    return path;
  }

  InvalidPayload error(String what) {
    return new InvalidPayload(path, what);
  }

  public boolean isObject() {
    return node.isObject();
  }

  public boolean isArray() {
    return node.isArray();
  }

  public boolean isText() {
    return node.isTextual();
  }

  public boolean isNumber() {
    return node.isNumber();
  }

  /** What stands under a key, unless it is absent or null. */
  public Optional<Value> find(String key) {
    if (!node.isObject()) {
      throw error("expected an object");
    }
    var found = node.get(key);
    return found == null || found.isNull() ? Optional.empty() : Optional.of(child(found, key));
  }

  Value get(String key) {
    return find(key).orElseThrow(() -> child(node, key).error("is missing"));
  }

  public List<Value> items(int most) {
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

  /** An id: a text that is not empty, or a whole number, as a text. */
  String whole() {
    if (!(node.isTextual() && !node.textValue().isBlank()) && !node.isIntegralNumber()) {
      throw error("expected a text or a whole number");
    }
    return node.asText();
  }

  /** Those of an object's values that are scalars, as texts: to describe, not to decide by. */
  Map<String, String> scalars() {
    var texts = new LinkedHashMap<String, String>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> {
                if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                  texts.put(entry.getKey(), entry.getValue().asText());
                }
              });
    }
    return texts;
  }

  /** An object's values, or the value that it is itself, as texts: to describe what it is about. */
  Map<String, String> described() {
    var texts = new LinkedHashMap<String, String>();
    if (node.isObject()) {
      node.properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
    } else if (!node.isNull()) {
      texts.put(path.substring(path.lastIndexOf('.') + 1), text(node));
    }
    return texts;
  }

  private static String text(JsonNode node) {
    return node.isNull() ? "" : node.isValueNode() ? node.asText() : node.toString();
  }

  /** As it was written. */
  String shown() {
    return node.toString();
  }

  public String text() {
    if (!node.isTextual()) {
      throw error("expected a text");
    }
    return node.textValue();
  }

  /** The text under a key, or the empty string if there is none. */
  String text(String key) {
    return find(key).map(Value::text).orElse("");
  }

  /**
   * The scalar down there as a text, or the empty string if there is none: for what describes a
   * statement and does not make it, so that a sender who changes it is still understood.
   */
  String scalar(String... keys) {
    return at(keys).filter(found -> found.node.isValueNode()).map(Value::scalar).orElse("");
  }

  /** What stands down there, if all of the way is there. */
  Optional<Value> at(String... keys) {
    var found = Optional.of(this);
    for (var key : keys) {
      found = found.filter(Value::isObject).flatMap(value -> value.find(key));
    }
    return found;
  }

  private String scalar() {
    if (!node.isValueNode()) {
      throw error("expected a text");
    }
    return node.asText();
  }

  /** A finite number. */
  public double number() {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw error("expected a finite number");
    }
    return node.doubleValue();
  }

  /** A finite number, or the text of one. */
  double amount() {
    if (!node.isTextual()) {
      return number();
    }
    try {
      return new Value(DoubleNode.valueOf(Double.parseDouble(text().strip())), path).number();
    } catch (NumberFormatException e) {
      throw error("expected a number");
    }
  }

  /** A time as RFC 3339 writes it, with any offset; AWS leaves out the offset's colon. */
  Instant instant() {
    try {
      return OffsetDateTime.parse(BARE_OFFSET.matcher(text()).replaceFirst("$1:$2")).toInstant();
    } catch (DateTimeException e) {
      throw error("expected a time such as 2026-01-05T10:00:00Z");
    }
  }

  /** A time as text, or as seconds or milliseconds since 1970, in a number or its digits. */
  Instant time() {
    if (node.isNumber()) {
      return ofEpoch(number());
    }
    return node.isTextual() && EPOCH.matcher(text()).matches()
        ? ofEpoch(Double.parseDouble(text()))
        : instant();
  }

  private static Instant ofEpoch(double number) {
    // A double holds milliseconds exactly for longer than any clock will run; beyond, it saturates.
    return Instant.ofEpochMilli((long) (number < LEAST_MILLIS ? number * 1000 : number));
  }

  private Value child(JsonNode child, String key) {
    // A key from outside is shown only as far as a message needs it.
    var shown = key.length() > 60 ? key.substring(0, 60) + "..." : key;
    return new Value(child, path.isEmpty() ? shown : path + "." + shown);
  }
}
