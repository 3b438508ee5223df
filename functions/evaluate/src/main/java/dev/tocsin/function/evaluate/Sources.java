// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.store.DynamoRollups;
import dev.tocsin.aws.store.LedgerGaps;
import dev.tocsin.config.Node;
import dev.tocsin.metric.MetricSources;
import dev.tocsin.metric.MetricsFile;
import dev.tocsin.metric.Rollups;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The sources of metrics that {@code metrics.yaml} may name. Each is made when the first metric
 * wants it, from its settings there. A new one is a class that implements {@link Rollups}, and a
 * line here.
 */
final class Sources implements MetricSources {

  /** The sources there are: the one place that knows them all. */
  private static final Map<String, BiFunction<Node, Tools, Rollups>> KINDS =
      Map.of(
          OWN,
          (settings, tools) ->
              new DynamoRollups(tools.dynamo(), tools.environment().get(Environment.METRICS_TABLE)),
          "ledger",
          (settings, tools) ->
              new LedgerGaps(
                  tools.dynamo(),
                  tools.environment().get(Environment.LEDGER_TABLE),
                  settings.allowing("patience").get("patience").duration())
          //
          );

  static final Set<String> NAMES = KINDS.keySet();

  private final Map<String, Rollups> byMetric = new HashMap<>();

  /** What sources are made with; each takes what it needs. */
  record Tools(Environment environment, DynamoDbClient dynamo) {}

  /**
   * @param file {@code metrics.yaml}
   */
  Sources(Node file, Tools tools) {
    var made = new HashMap<String, Rollups>();
    for (var metric : MetricsFile.read(file, NAMES).values()) {
      var kind = Objects.requireNonNull(KINDS.get(metric.source()), metric.source());
      byMetric.put(
          metric.name(),
          made.computeIfAbsent(
              metric.source(), name -> kind.apply(MetricsFile.settings(file, name), tools)));
    }
  }

  @Override
  public Rollups of(String metric) {
    return Objects.requireNonNull(byMetric.get(metric), () -> metric + " is not in metrics.yaml");
  }
}
