// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void absentLabelHasTheEmptyValue() {
    assertThat(Labels.of("a", "1").get("b")).isEmpty();
    assertThat(Labels.of("a", "1").has("b")).isFalse();
  }

  @Test
  void emptyValueIsTheSameAsNoLabel() {
    assertThat(Labels.of("a", "1", "b", "")).isEqualTo(Labels.of("a", "1"));
    assertThat(Labels.of("a", "1").with("a", "")).isEqualTo(Labels.none());
  }

  @Test
  void writesItselfAsPrometheusDoes() {
    assertThat(Labels.of("b", "2", "a", "1")).hasToString("{a=\"1\", b=\"2\"}");
    assertThat(Labels.of("a", "say \"hi\"\\\n")).hasToString("{a=\"say \\\"hi\\\"\\\\\\n\"}");
    assertThat(Labels.none()).hasToString("{}");
  }

  @Test
  void otherLabelsWinWhereBothHaveThem() {
    assertThat(Labels.of("a", "1", "b", "2").and(Labels.of("b", "3", "c", "4")))
        .isEqualTo(Labels.of("a", "1", "b", "3", "c", "4"));
  }

  @Test
  void ownTheirOrderWhateverMapTheyCameFrom() {
    var backwards = new TreeMap<String, String>(Comparator.reverseOrder());
    backwards.putAll(Map.of("a", "1", "b", "2"));

    assertThat(new Labels(backwards)).hasToString("{a=\"1\", b=\"2\"}");
  }

  @Test
  void cannotBeChangedFromOutside() {
    var source = new TreeMap<>(Map.of("a", "1"));
    var labels = new Labels(source);
    source.put("a", "2");

    assertThat(labels.get("a")).isEqualTo("1");
    assertThatThrownBy(() -> labels.values().put("a", "2"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void nameWithoutValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Labels.of("a", "1", "b"))
        .withMessageContaining("b");
  }
}
