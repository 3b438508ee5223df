// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping of the template whose keys are known and whose values are literal. */
record Section(String file, int line, Map<String, Yaml> entries) {

  static Section of(String file, Yaml.Mapping mapping) {
    return new Section(file, mapping.line(), mapping.entries());
  }

  /** The mapping under a key; empty if there is none. */
  Section child(String key) {
    return switch (entries.get(key)) {
      case null -> new Section(file, line, Map.of());
      case Yaml.Mapping mapping -> of(file, mapping);
      case Yaml other -> throw error(other.line(), key + " must be a mapping");
    };
  }

  @Nullable String textOrNull(String key) {
    return switch (entries.get(key)) {
      case null -> null;
      case Yaml.Scalar scalar -> scalar.value().toString();
      case Yaml other -> throw error(other.line(), key + " must be a text, not a call or a list");
    };
  }

  String text(String key, String absent) {
    var text = textOrNull(key);
    return text == null ? absent : text;
  }

  /** A list of literal texts; empty if there is none. */
  List<String> texts(String key) {
    return switch (entries.get(key)) {
      case null -> List.of();
      case Yaml.Items items -> items.items().stream().map(this::literal).toList();
      case Yaml other -> throw error(other.line(), key + " must be a list");
    };
  }

  void allowing(Set<String> keys) {
    entries.forEach(
        (key, value) -> {
          if (!keys.contains(key)) {
            throw error(value.line(), "the key " + key + " is not known here");
          }
        });
  }

  TemplateException error(int at, String problem) {
    return new TemplateException(file, at, problem);
  }

  private String literal(Yaml value) {
    if (value instanceof Yaml.Scalar scalar) {
      return scalar.value().toString();
    }
    throw error(value.line(), "a literal text is expected here");
  }
}
