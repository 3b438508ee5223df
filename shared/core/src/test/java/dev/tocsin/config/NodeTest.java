// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTest {

  private static final Location HERE = new Location("rules/cache.yaml", 7, "rules[0]");

  enum Missing {
    MISSING,
    NOT_BREACHING
  }

  @Test
  void readsEachKindOfValue() {
    var rule =
        map(
            "name",
            "Low",
            "every",
            "5m",
            "count",
            3L,
            "ratio",
            0.5,
            "on",
            true,
            "missing",
            "notBreaching");

    assertThat(rule.get("name").text()).isEqualTo("Low");
    assertThat(rule.get("every").duration()).isEqualTo(Duration.ofMinutes(5));
    assertThat(rule.get("count").integer(1, 10)).isEqualTo(3);
    assertThat(rule.get("count").number()).isEqualTo(3.0);
    assertThat(rule.get("ratio").number()).isEqualTo(0.5);
    assertThat(rule.get("on").flag()).isTrue();
    assertThat(rule.get("missing").word(Missing.class)).isEqualTo(Missing.NOT_BREACHING);
  }

  @Test
  void findsNothingWhereThereIsNoKeyOrNoValue() {
    var rule = map("empty", null);

    assertThat(rule.find("empty")).isEmpty();
    assertThat(rule.find("absent")).isEmpty();
    assertThat(rule.each("absent", Node::text)).isEmpty();
    assertThat(rule.texts("absent")).isEmpty();
  }

  @Test
  void readsListsAndMappingsOfTexts() {
    var rule = map("names", List.of(leaf("a"), leaf("b")), "labels", Map.of("tier", leaf(1L)));

    assertThat(rule.each("names", Node::text)).containsExactly("a", "b");
    assertThat(rule.texts("labels")).containsExactly(Map.entry("tier", "1"));
  }

  @Test
  void namesFileLineAndKeyOfAMissingValue() {
    assertThatThrownBy(() -> map().get("threshold"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("rules/cache.yaml:7: rules[0].threshold: is missing");
  }

  @Test
  void refusesAKeyThatNobodyReads() {
    assertThatThrownBy(() -> map("treshold", 5L).allowing("name", "threshold"))
        .hasMessageContaining("rules[0].treshold")
        .hasMessageContaining("unknown key; known here: name, threshold");
  }

  @Test
  void saysWhatWasExpectedAndWhatWasFound() {
    assertThatThrownBy(() -> leaf("soon").duration())
        .hasMessageEndingWith("expected a duration such as 30s, 5m or 1h30m, found 'soon'");
    assertThatThrownBy(() -> leaf("sometimes").word(Missing.class))
        .hasMessageEndingWith("expected one of missing, notBreaching, found 'sometimes'");
    assertThatThrownBy(() -> leaf(11L).integer(1, 10))
        .hasMessageEndingWith("expected a whole number from 1 to 10, found '11'");
    assertThatThrownBy(() -> map().text()).hasMessageEndingWith("expected a text, found a mapping");
    assertThatThrownBy(() -> leaf(null).number())
        .hasMessageEndingWith("expected a number, found nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "True!"})
  void onlyTrueAndFalseAreFlags(String text) {
    assertThatThrownBy(() -> leaf(text).flag()).isInstanceOf(ConfigurationException.class);
  }

  private static Node leaf(Object value) {
    return new Node(HERE, value);
  }

  private static Node map(Object... keysAndValues) {
    var entries = new LinkedHashMap<String, Node>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      var key = (String) keysAndValues[i];
      entries.put(key, new Node(HERE.key(key), keysAndValues[i + 1]));
    }
    return new Node(HERE, entries);
  }
}
