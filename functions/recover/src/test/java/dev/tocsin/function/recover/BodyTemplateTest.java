// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Labels;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.testkit.ManualClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTemplateTest {

  private static final ActionCall CALL =
      new ActionCall(
          "r/1",
          "restart-cache",
          Labels.of("service", "a\\1 $b", "note", "line\nand \"quote\""),
          ManualClock.START);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain | plain",
        "{\"a\": {\"b\": 1}} | {\"a\": {\"b\": 1}}",
        "{{ runbook }} by {{key}} | restart-cache by r/1",
        "{{ labels.service }} | a\\\\1 $b",
        "{{ labels.note }} | line\\nand \\\"quote\\\"",
        "[{{ labels.absent }}] | []",
      })
  void placesAreFilledAndEscaped(String template, String filled) {
    assertThat(read(template).fill(CALL)).isEqualTo(filled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ service }}", "{{ labels. }}", "{{ labels.a b }}", "{{}}"})
  void aPlaceThatNobodyCanFillIsRefused(String template) {
    assertThatThrownBy(() -> read(template))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("can't be filled in");
  }

  private static BodyTemplate read(String template) {
    return BodyTemplate.of(
        YamlFile.parse("a.yaml", "body: '" + template.replace("'", "''") + "'").get("body"));
  }
}
