// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Node;
import dev.tocsin.metric.MetricSources;
import dev.tocsin.metric.MetricsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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

  /** Reads the settings of each source that is used, as the first start would. */
  @Test
  void everySourceThatAMetricNamesCanBeMade() {
    var shipped = YamlFile.read(Path.of("../../infra/config"), "metrics.yaml");
    var sources =
        new Sources(shipped, new Sources.Tools(Environment.of(name -> "true"), new NoDynamo()));

    assertThat(MetricsFile.read(shipped, Sources.NAMES).keySet())
        .allSatisfy(metric -> assertThat(sources.of(metric)).isNotNull());
  }

  @Test
  void everySourceIsExplained() throws IOException {
    var explained =
        Files.readString(Path.of("../../infra/config/metrics.yaml"))
            .lines()
            .filter(line -> line.startsWith("# source "))
            .toList();

    assertThat(Sources.NAMES)
        .allSatisfy(
            name ->
                assertThat(explained)
                    .as("infra/config/metrics.yaml has no '# source' line of %s", name)
                    .anyMatch(line -> line.contains(" " + name)));
  }

  private static Node file(String text) {
    return YamlFile.parse("metrics.yaml", text);
  }

  /** Nothing is asked of it. */
  private static final class NoDynamo implements DynamoDbClient {
    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }
}
