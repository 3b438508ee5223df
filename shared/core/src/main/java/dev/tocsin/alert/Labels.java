// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The identity of an alert or of a series: names with values, in the order of their names.
 *
 * <p>As in Prometheus and Alertmanager a label with an empty value is the same as no label, so
 * empty values are dropped, and asking for a label that is absent gives the empty string.
 */
public record Labels(SortedMap<String, String> values) implements Comparable<Labels> {

  /** The label that names an alert. */
  public static final String ALERT_NAME = "alertname";

  /** The label that says how bad it is: see {@link Severity}. */
  public static final String SEVERITY = "severity";

  /** The label that names the watched service. */
  public static final String SERVICE = "service";

  /**
   * The label by which its sender knows an alert, where it has a name of its own for it:
   * PagerDuty's dedup key, Opsgenie's alias. It alone is then the alert's identity: {@link
   * Alert#fingerprint}.
   */
  public static final String DEDUP_KEY = "dedup_key";

  private static final Labels NONE = new Labels(new TreeMap<>());

  public Labels {
    // A copy made with putAll: TreeMap's copy constructor would keep a foreign order of names.
    var kept = new TreeMap<String, String>();
    kept.putAll(values);
    kept.values().removeIf(String::isEmpty);
    values = Collections.unmodifiableSortedMap(kept);
  }

  public static Labels none() {
    return NONE;
  }

  public static Labels of(Map<String, String> values) {
    return new Labels(new TreeMap<>(values));
  }

  /** Labels from names and values by turns: {@code of("alertname", "Down", "service", "cache")}. */
  public static Labels of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a label name without a value: " + namesAndValues[namesAndValues.length - 1]);
    }
    var values = new TreeMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Labels(values);
  }

  /** The value of a label, or the empty string. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public Labels with(String name, String value) {
    var changed = new TreeMap<>(values);
    changed.put(name, value);
    return new Labels(changed);
  }

  /** These labels and, where a name occurs in both, the other's value. */
  public Labels and(Labels other) {
    var merged = new TreeMap<>(values);
    merged.putAll(other.values);
    return new Labels(merged);
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(this);
  }

  @Override
  public int compareTo(Labels other) {
    return toString().compareTo(other.toString());
  }

  /**
   * As Prometheus writes a label set: <code>{a="1", b="2"}</code>, with backslash, quote and
   * newline escaped.
   */
  @Override
  public String toString() {
    var text = new StringBuilder("{");
    values.forEach(
        (name, value) ->
            text.append(text.length() == 1 ? "" : ", ")
                .append(name)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
    return text.append('}').toString();
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
