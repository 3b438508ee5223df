// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Node;
import dev.tocsin.metric.MetricSources;
import dev.tocsin.metric.MetricsFile;
import org.junit.jupiter.api.Test;

/** Where {@code metrics.yaml} says that metrics are read. */
class SourcesTest {

  private static final String METRIC =
      "metrics:\n  m: {unit: count, category: business, description: d%s}\n";

  @Test
  void metricIsReadInTheSuitesOwnStoreUnlessSaidOtherwise() {
    var metrics = MetricsFile.read(file(METRIC.formatted("")), Sources.NAMES);

    assertThat(metrics.get("m").source()).isEqualTo(MetricSources.OWN);
    assertThat(Sources.NAMES).contains(MetricSources.OWN);
  }

  @Test
  void sourceThatThereIsNotIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(
            () -> MetricsFile.read(file(METRIC.formatted(", source: oracle")), Sources.NAMES))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "metrics.yaml:2: metrics.m.source: there is no metric source 'oracle'")
        .hasMessageContaining(MetricSources.OWN);
  }

  @Test
  void settingsOfASourceThatThereIsNotAreRefused() {
    var file = file("sources:\n  oracle: {url: x}\n" + METRIC.formatted(""));

    assertThatThrownBy(() -> MetricsFile.read(file, Sources.NAMES))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("metrics.yaml:2: sources.oracle: unknown key; known here: ");
  }

  @Test
  void settingsAreReadAtTheirPlaceOrFoundMissingThere() {
    var file = file("sources:\n  own: {keep: yes}\n" + METRIC.formatted(""));

    assertThat(MetricsFile.settings(file, "own").get("keep").text()).isEqualTo("yes");
    assertThatThrownBy(() -> MetricsFile.settings(file, "oracle").get("url"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("sources.oracle: expected a mapping, found nothing");
  }

  private static Node file(String text) {
    return YamlFile.parse("metrics.yaml", text);
  }
}
