// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Labels;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationsTest {

  private static final Labels LABELS = Labels.of("service", "cache_manager", "path", "C:\\$1");

  @ParameterizedTest
  @CsvSource({
    "97, 97",
    "97.25, 97.25",
    "97.33333333333333, 97.3333",
    "0.1, 0.1",
    "1234567.8, 1234570",
    "0.00012345678, 0.000123457",
    "-3, -3",
    "0, 0"
  })
  void valueHasSixDigitsAtMost(double value, String text) {
    assertThat(filled("{{ value }}", OptionalDouble.of(value))).isEqualTo(text);
  }

  @Test
  void labelsAreFilledIn() {
    assertThat(filled("{{labels.service}}: {{ value }} %", OptionalDouble.of(9)))
        .isEqualTo("cache_manager: 9 %");
    assertThat(filled("[{{ labels.none }}]", OptionalDouble.of(9))).isEqualTo("[]");
  }

  @Test
  void whatIsFilledInIsTakenAsItIs() {
    assertThat(filled("{{ labels.path }}", OptionalDouble.of(9))).isEqualTo("C:\\$1");
  }

  @Test
  void valueThatIsNotThereIsSaidToBe() {
    assertThat(filled("{{ value }}", OptionalDouble.empty())).isEqualTo("no data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ valeu }}", "{{ .Value }}", "{{ labels }}", "{{}}", "a {{ $value }}"})
  void placeholderThatNobodyKnowsIsFound(String text) {
    assertThat(Annotations.unknown(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{ value }", "{{ value }} of {{labels.a_b1}}", "100 % }}"})
  void otherTextIsFine(String text) {
    assertThat(Annotations.unknown(text)).isEmpty();
  }

  private static String filled(String text, OptionalDouble value) {
    return Annotations.filled(Map.of("summary", text), LABELS, value).get("summary");
  }
}
