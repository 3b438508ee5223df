// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.metric.Metric;
import dev.tocsin.metric.MetricsFile;
import dev.tocsin.rule.Rule;
import dev.tocsin.rule.RulesFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules and the registry that are shipped, against the requirements that they come from. */
class RulePacksTest {

  private static final Path CONFIG = Path.of("../../infra/config");
  private final Map<String, Metric> metrics =
      MetricsFile.read(YamlFile.read(CONFIG, "metrics.yaml"), Sources.NAMES);
  private final List<Rule> rules =
      RulesFile.read(YamlFile.readAll(CONFIG, "rules"), metrics.keySet());

  @Test
  void registryHasFortyMetricsAndMoreInFiveCategories() {
    assertThat(metrics).hasSizeGreaterThanOrEqualTo(40);
    assertThat(metrics.values().stream().collect(groupingBy(Metric::category)))
        .containsOnlyKeys(Metric.Category.values())
        .allSatisfy((category, its) -> assertThat(its).hasSizeGreaterThanOrEqualTo(4));
  }

  @ParameterizedTest
  @CsvSource({
    "cache_manager, success_rate, CRITICAL, 99.5",
    "cache_manager, success_rate, WARNING, 99.8",
    "cache_manager, hit_rate, WARNING, 85",
    "cache_manager, response_time, WARNING, 25",
    "dashboard_analytics, success_rate, CRITICAL, 99.6",
    "dashboard_analytics, success_rate, WARNING, 99.9",
    "dashboard_analytics, response_time, WARNING, 50",
    "dashboard_analytics, websocket_latency, WARNING, 50",
    "ml_lead_intelligence, success_rate, CRITICAL, 99.0",
    "ml_lead_intelligence, success_rate, WARNING, 99.5",
    "ml_lead_intelligence, inference_time, WARNING, 300",
    "ml_lead_intelligence, model_accuracy, WARNING, 97",
    "behavioral_learning, success_rate, CRITICAL, 98.0",
    "behavioral_learning, success_rate, WARNING, 99.0",
    "behavioral_learning, learning_accuracy, WARNING, 95",
    "behavioral_learning, adaptation_rate, WARNING, 0.8",
    "workflow_automation, success_rate, CRITICAL, 99.0",
    "workflow_automation, success_rate, WARNING, 99.5",
    "workflow_automation, execution_time, WARNING, 1000",
    "workflow_automation, completion_rate, WARNING, 98",
    "webhook_processor, success_rate, CRITICAL, 99.5",
    "webhook_processor, success_rate, WARNING, 99.8",
    "webhook_processor, processing_time, WARNING, 100",
    "webhook_processor, deduplication_rate, WARNING, 99"
  })
  void servicesHaveTheThresholdsThatTheyPromise(
      String service, String metric, String severity, double threshold) {
    assertThat(rules)
        .filteredOn(rule -> service.equals(rule.condition().match().get("service")))
        .filteredOn(rule -> rule.condition().metric().equals(metric))
        .filteredOn(rule -> rule.severity().name().equals(severity))
        .singleElement()
        .extracting(rule -> Bench.threshold(rule).threshold())
        .isEqualTo(threshold);
  }

  @ParameterizedTest
  @CsvSource({
    "memory_used, WARNING, 65",
    "memory_used, CRITICAL, 75",
    "memory_used, EMERGENCY, 85",
    "cpu_used, WARNING, 70",
    "cpu_used, CRITICAL, 85",
    "disk_used, WARNING, 75",
    "disk_used, CRITICAL, 85"
  })
  void hostsHaveTheirLevels(String metric, String severity, double threshold) {
    assertThat(rules)
        .filteredOn(rule -> rule.condition().metric().equals(metric))
        .filteredOn(rule -> rule.severity().name().equals(severity))
        .singleElement()
        .matches(rule -> Bench.threshold(rule).threshold() == threshold)
        .matches(rule -> Bench.threshold(rule).comparison().breaches(threshold, threshold));
  }

  @Test
  void alertsOfOneNameAndMetricDifferInSeverityOrMatch() {
    var seen =
        rules.stream()
            .map(rule -> Set.of(rule.alert(), rule.severity(), rule.condition().match()))
            .collect(toSet());

    assertThat(seen).hasSameSizeAs(rules);
  }

  @Test
  void everyRuleSaysInASentenceWhatIsWrong() {
    assertThat(rules)
        .allSatisfy(rule -> assertThat(rule.annotations().get("summary")).contains("{{ value }}"));
  }
}
