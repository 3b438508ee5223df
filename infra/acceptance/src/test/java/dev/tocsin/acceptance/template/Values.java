// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reading the plain maps and lists that a template is made of. */
final class Values {

  private static final Pattern IN_SUB = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[A-Za-z.]+)?}");

  private Values() {}

  @SuppressWarnings("unchecked") // a template's mapping has text keys
  static Map<String, Object> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new AssertionError("expected a mapping, got: " + value);
  }

  /** The items of a list; a single value counts as a list of one, as CloudFormation has it. */
  static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  /** Globals under a resource's own: mappings are merged, lists are joined, else its own wins. */
  static Map<String, Object> merged(Map<String, Object> globals, Map<String, Object> own) {
    var merged = new LinkedHashMap<>(globals);
    own.forEach(
        (key, value) ->
            merged.merge(
                key,
                value,
                (theirs, ours) ->
                    theirs instanceof Map<?, ?> && ours instanceof Map<?, ?>
                        ? merged(map(theirs), map(ours))
                        : ours));
    return merged;
  }

  /** The logical id that a Ref, a GetAtt or a Sub of one variable points to. */
  static String target(Object value) {
    var targets = targets(value);
    if (targets.size() != 1) {
      throw new AssertionError("expected one reference, got " + targets + " in " + value);
    }
    return targets.iterator().next();
  }

  /** Every logical id that occurs in a value. */
  static Set<String> targets(Object value) {
    var found = new LinkedHashSet<String>();
    collect(value, found);
    return found;
  }

  private static void collect(Object value, Set<String> found) {
    switch (value) {
      case Map<?, ?> map when map.containsKey("Ref") -> found.add(String.valueOf(map.get("Ref")));
      case Map<?, ?> map when map.containsKey("Fn::GetAtt") ->
          found.add(String.valueOf(list(map.get("Fn::GetAtt")).getFirst()));
      case Map<?, ?> map when map.get("Fn::Sub") instanceof String text ->
          IN_SUB.matcher(text).results().forEach(match -> found.add(match.group(1)));
      case Map<?, ?> map -> map.values().forEach(child -> collect(child, found));
      case List<?> list -> list.forEach(child -> collect(child, found));
      default -> {}
    }
  }
}
