// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Parameters section, with the values given for it and CloudFormation's checks of them. */
final class Parameters {

  private static final Set<String> KEYS =
      Set.of(
          "Type",
          "Default",
          "Description",
          "AllowedValues",
          "AllowedPattern",
          "ConstraintDescription",
          "MinLength",
          "MaxLength",
          "MinValue",
          "MaxValue",
          "NoEcho");

  private static final Set<String> LISTS = Set.of("CommaDelimitedList", "List<Number>");

  private final Section section;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * @throws TemplateException for a value without a parameter, a parameter without a value, and a
   *     value that its parameter does not allow
   */
  Parameters(Section section, Map<String, String> given) {
    this.section = section;
    given
        .keySet()
        .forEach(
            name -> {
              if (!section.entries().containsKey(name)) {
                throw section.error(
                    section.line(),
                    "there is no parameter " + name + ", only " + section.entries().keySet());
              }
            });
    section.entries().keySet().forEach(name -> add(name, section.child(name), given.get(name)));
  }

  /** Texts and, for the list types, lists of texts. */
  Map<String, Object> values() {
    return values;
  }

  /** As CloudFormation shows them: a parameter with NoEcho is masked. */
  Map<String, String> shown() {
    var shown = new LinkedHashMap<String, String>();
    texts.forEach(
        (name, value) ->
            shown.put(
                name, "true".equals(section.child(name).text("NoEcho", "false")) ? "****" : value));
    return shown;
  }

  private void add(String name, Section parameter, @Nullable String given) {
    parameter.allowing(KEYS);
    var type = parameter.text("Type", "");
    if (!type.equals("String") && !type.equals("Number") && !LISTS.contains(type)) {
      throw parameter.error(
          parameter.line(),
          "parameter " + name + " has the type '" + type + "', which can't be given locally");
    }
    var value = given != null ? given : parameter.textOrNull("Default");
    if (value == null) {
      throw parameter.error(parameter.line(), "parameter " + name + " needs a value");
    }
    if (LISTS.contains(type)) {
      List<String> parts =
          value.isEmpty() ? List.of() : Arrays.stream(value.split(",")).map(String::strip).toList();
      parts.forEach(part -> check(name, parameter, type, part));
      values.put(name, parts);
    } else {
      check(name, parameter, type, value);
      values.put(name, value);
    }
    texts.put(name, value);
  }

  private void check(String name, Section parameter, String type, String value) {
    if (type.contains("Number")) {
      var number = number(parameter, name, value);
      require(parameter, name, bound(parameter, "MinValue", number) >= 0, "is below MinValue");
      require(parameter, name, bound(parameter, "MaxValue", number) <= 0, "is above MaxValue");
    } else {
      var length = BigDecimal.valueOf(value.length());
      require(parameter, name, bound(parameter, "MinLength", length) >= 0, "is too short");
      require(parameter, name, bound(parameter, "MaxLength", length) <= 0, "is too long");
    }
    var allowed = parameter.texts("AllowedValues");
    require(
        parameter, name, allowed.isEmpty() || allowed.contains(value), "must be one of " + allowed);
    var pattern = parameter.textOrNull("AllowedPattern");
    require(
        parameter, name, pattern == null || value.matches(pattern), "does not match " + pattern);
  }

  private static int bound(Section parameter, String key, BigDecimal value) {
    var bound = parameter.textOrNull(key);
    return bound == null ? 0 : value.compareTo(new BigDecimal(bound));
  }

  private static BigDecimal number(Section parameter, String name, String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw parameter.error(
          parameter.line(), "parameter " + name + " must be a number, not '" + value + "'");
    }
  }

  /** The value itself stays out of the message: it may be a secret. */
  private static void require(Section parameter, String name, boolean holds, String problem) {
    if (!holds) {
      var said = parameter.textOrNull("ConstraintDescription");
      throw parameter.error(
          parameter.line(),
          "the value of parameter " + name + " " + problem + (said == null ? "" : ": " + said));
    }
  }
}
