// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Labels;
import dev.tocsin.metric.SeriesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

  private static final Threshold CONDITION = Examples.condition(1, 1, MissingData.MISSING);

  @Test
  void coversSeriesOfItsMetricWhoseLabelsMatch() {
    assertThat(CONDITION.covers(Examples.CACHE)).isTrue();
    assertThat(CONDITION.covers(series("success_rate", "service", "cache_manager_2"))).isFalse();
    assertThat(CONDITION.covers(series("success_rate"))).isFalse();
    assertThat(CONDITION.covers(series("hit_rate", "service", "cache_manager"))).isFalse();
  }

  @Test
  void labelsOfTheAlertAreTheSeriesAndTheRules() {
    assertThat(Examples.rule(CONDITION, "0S", "0S").labels(Examples.CACHE))
        .isEqualTo(
            Labels.of(
                "alertname", "LowSuccessRate",
                "severity", "critical",
                "service", "cache_manager",
                "instance", "cache-1",
                "team", "storage"));
  }

  @Test
  void labelsOfTheRuleAreStronger() {
    var series = series("success_rate", "team", "nobody", "severity", "info", "alertname", "x");

    assertThat(Examples.rule(CONDITION, "0S", "0S").labels(series))
        .isEqualTo(
            Labels.of("alertname", "LowSuccessRate", "severity", "critical", "team", "storage"));
  }

  @ParameterizedTest
  @CsvSource({
    "GREATER_THAN_THRESHOLD, false, false, true",
    "GREATER_THAN_OR_EQUAL_TO_THRESHOLD, false, true, true",
    "LESS_THAN_THRESHOLD, true, false, false",
    "LESS_THAN_OR_EQUAL_TO_THRESHOLD, true, true, false"
  })
  void comparesBelowAtAndAboveTheThreshold(
      Comparison comparison, boolean below, boolean at, boolean above) {
    assertThat(comparison.breaches(84.9, 85)).isEqualTo(below);
    assertThat(comparison.breaches(85, 85)).isEqualTo(at);
    assertThat(comparison.breaches(85.1, 85)).isEqualTo(above);
  }

  @Test
  void everyKindIsExplained() throws IOException {
    var explained =
        Files.readString(Path.of("../../infra/config/rules/services.yaml"))
            .lines()
            .filter(line -> line.startsWith("# kind "))
            .toList();

    assertThat(Conditions.KINDS)
        .allSatisfy(
            kind ->
                assertThat(explained)
                    .as("infra/config/rules/services.yaml has no '# kind' line of %s", kind.name())
                    .anyMatch(line -> line.contains(" " + kind.name())));
  }

  private static SeriesKey series(String metric, String... labels) {
    return new SeriesKey(metric, Labels.of(labels));
  }
}
