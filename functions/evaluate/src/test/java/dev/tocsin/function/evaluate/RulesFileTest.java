// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Severity;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.metric.Statistic;
import dev.tocsin.rule.Comparison;
import dev.tocsin.rule.MissingData;
import dev.tocsin.rule.RulesFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {

  private static final String LEAST =
      """
      rules:
        - name: errors
          metric: errors
          comparison: GreaterThanThreshold
          threshold: 5
          severity: warning
      """;

  @Test
  void readsEveryKey() {
    var rule =
        Bench.rules(
                """
                rules:
                  - name: cache_slow
                    alert: SlowResponse
                    metric: success_rate
                    match: {service: cache_manager}
                    statistic: p99.9
                    comparison: GreaterThanOrEqualToThreshold
                    threshold: 25.5
                    period: 5m
                    evaluationPeriods: 3
                    datapointsToAlarm: 2
                    treatMissingData: notBreaching
                    for: 1m30s
                    keep_firing_for: 2m
                    severity: critical
                    labels: {team: storage}
                    annotations: {summary: "{{ labels.service }}: {{ value }}"}
                """)
            .getFirst();

    var condition = Bench.threshold(rule);
    assertThat(rule.name()).isEqualTo("cache_slow");
    assertThat(rule.alert()).isEqualTo("SlowResponse");
    assertThat(condition.metric()).isEqualTo("success_rate");
    assertThat(condition.match()).isEqualTo(Map.of("service", "cache_manager"));
    assertThat(condition.statistic()).isEqualTo(new Statistic.Percentile(99.9));
    assertThat(condition.comparison()).isEqualTo(Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD);
    assertThat(condition.threshold()).isEqualTo(25.5);
    assertThat(condition.period()).isEqualTo(Duration.ofMinutes(5));
    assertThat(condition.evaluationPeriods()).isEqualTo(3);
    assertThat(condition.datapointsToAlarm()).isEqualTo(2);
    assertThat(condition.treatMissingData()).isEqualTo(MissingData.NOT_BREACHING);
    assertThat(rule.holdFor()).isEqualTo(Duration.ofSeconds(90));
    assertThat(rule.keepFiringFor()).isEqualTo(Duration.ofMinutes(2));
    assertThat(rule.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(rule.labels()).isEqualTo(Map.of("team", "storage"));
    assertThat(rule.annotations()).containsOnlyKeys("summary");
  }

  @Test
  void whatIsLeftOutIsAsInCloudWatch() {
    var rule = Bench.rules(LEAST).getFirst();

    assertThat(rule.alert()).isEqualTo("errors");
    assertThat(Bench.threshold(rule).statistic()).isEqualTo(Statistic.Simple.AVERAGE);
    assertThat(Bench.threshold(rule).period()).isEqualTo(Duration.ofMinutes(1));
    assertThat(Bench.threshold(rule).datapointsToAlarm()).isEqualTo(1);
    assertThat(Bench.threshold(rule).treatMissingData()).isEqualTo(MissingData.MISSING);
    assertThat(rule.holdFor()).isZero();
    assertThat(rule.keepFiringFor()).isZero();
  }

  @Test
  void allPeriodsMustBreachUnlessSaidOtherwise() {
    var rule = Bench.rules(LEAST + "    evaluationPeriods: 4\n").getFirst();

    assertThat(Bench.threshold(rule).datapointsToAlarm()).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          statistic: Mean                          | rules/test.yaml:7: rules[0].statistic: expected Average
          threshhold: 5                            | rules/test.yaml:7: rules[0].threshhold: unknown key
          period: 90s                              | rules/test.yaml:2: rules[0]: a period is a multiple of 1m
          period: soon                             | rules/test.yaml:7: rules[0].period: expected a duration
          datapointsToAlarm: 2                     | rules/test.yaml:7: rules[0].datapointsToAlarm: expected a whole number from 1 to 1
          evaluationPeriods: 1441                  | rules/test.yaml:7: rules[0].evaluationPeriods: expected a whole number
          treatMissingData: maybe                  | rules/test.yaml:7: rules[0].treatMissingData: expected one of missing, ignore
          labels: {alertname: x}                   | rules/test.yaml:7: rules[0].labels.alertname: a rule can't set the label
          labels: {"a-b": x}                       | rules/test.yaml:7: rules[0].labels.a-b: a rule can't set the label
          annotations: {summary: '{{ $value }}'}   | rules/test.yaml:7: rules[0].annotations.summary: {{ $value }} can't be filled in
          """)
  void errorsNameFileLineAndKey(String line, String message) {
    assertThatThrownBy(() -> Bench.rules(LEAST + "    " + line + "\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void ruleOnAMetricThatNobodyKnowsIsRefused() {
    var file = YamlFile.parse("rules/test.yaml", LEAST);

    assertThatThrownBy(() -> RulesFile.read(List.of(file), Set.of("success_rate")))
        .hasMessage("rules/test.yaml:3: rules[0].metric: 'errors' is not in metrics.yaml");
  }

  @Test
  void twoRulesOfOneNameAreRefusedAcrossFiles() {
    var one = YamlFile.parse("rules/a.yaml", LEAST);
    var other = YamlFile.parse("rules/b.yaml", LEAST);

    assertThatThrownBy(() -> RulesFile.read(List.of(one, other), Set.of("errors")))
        .hasMessageContaining("rules/b.yaml:2: rules[0].name")
        .hasMessageContaining("rules/a.yaml:2");
  }

  @Test
  void refusesAKindThatThereIsNot() {
    assertThatThrownBy(() -> Bench.rules(LEAST.replace("metric:", "kind: oracle\n    metric:")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "rules/test.yaml:3: rules[0].kind: there is no kind of rule 'oracle'; known: threshold");
  }
}
