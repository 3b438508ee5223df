// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code support.yaml}: a verdict for each property path of each known resource type. */
final class SupportTable {

  /** What becomes of a property. */
  sealed interface Verdict {}

  record Honoured() implements Verdict {}

  record Meaningless(String reason) implements Verdict {}

  /** Something below it is in the table: look there. */
  record Partly() implements Verdict {}

  record Refused() implements Verdict {}

  private final Map<String, Map<String, Verdict>> types;

  private SupportTable(Map<String, Map<String, Verdict>> types) {
    this.types = types;
  }

  static SupportTable load() {
    try (var stream =
        Objects.requireNonNull(SupportTable.class.getResourceAsStream("support.yaml"))) {
      var settings = LoadSettings.builder().setLabel("support.yaml").build();
      var root = map(new Load(settings).loadFromInputStream(stream));
      var reasons = map(root.get("reasons"));
      var types = new HashMap<String, Map<String, Verdict>>();
      map(root.get("types")).forEach((type, it) -> types.put(type, verdicts(map(it), reasons)));
      return new SupportTable(types);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean knows(String type) {
    return types.containsKey(type);
  }

  Verdict verdict(String type, List<String> path) {
    var verdicts = Objects.requireNonNull(types.get(type));
    var all = verdicts.get("*");
    if (all != null) {
      return all;
    }
    if (path.isEmpty()) {
      return new Partly();
    }
    for (int length = path.size(); length > 0; length--) {
      var verdict = verdicts.get(String.join(".", path.subList(0, length)));
      if (verdict != null) {
        return verdict;
      }
    }
    var prefix = String.join(".", path) + ".";
    return verdicts.keySet().stream().anyMatch(it -> it.startsWith(prefix))
        ? new Partly()
        : new Refused();
  }

  private static Map<String, Verdict> verdicts(
      Map<String, Object> type, Map<String, Object> reasons) {
    var verdicts = new HashMap<String, Verdict>();
    if (type.get("honoured") instanceof List<?> paths) {
      paths.forEach(path -> verdicts.put(String.valueOf(path), new Honoured()));
    }
    map(type.get("meaningless"))
        .forEach(
            (path, reason) ->
                verdicts.put(
                    path,
                    new Meaningless(
                        Objects.requireNonNull(reasons.get(reason), () -> "no reason " + reason)
                            .toString())));
    return verdicts;
  }

  private static Map<String, Object> map(@Nullable Object value) {
    var map = new HashMap<String, Object>();
    if (value instanceof Map<?, ?> it) {
      it.forEach((key, child) -> map.put(String.valueOf(key), Objects.requireNonNull(child)));
    }
    return map;
  }
}
