// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.store.DynamoRollups;
import dev.tocsin.metric.Metric;
import dev.tocsin.metric.MetricSources;
import dev.tocsin.metric.Rollups;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The sources of metrics that {@code metrics.yaml} may name. Each is made when the first metric
 * wants it. A new one is a class that implements {@link Rollups}, and a line here.
 */
final class Sources implements MetricSources {

  private static final Map<String, BiFunction<Environment, DynamoDbClient, Rollups>> KINDS =
      Map.of(
          OWN,
          (environment, dynamo) ->
              new DynamoRollups(dynamo, environment.get(Environment.METRICS_TABLE)));

  static final Set<String> NAMES = KINDS.keySet();

  private final Map<String, Rollups> byMetric = new HashMap<>();

  Sources(Environment environment, DynamoDbClient dynamo, Map<String, Metric> registry) {
    var made = new HashMap<String, Rollups>();
    for (var metric : registry.values()) {
      var kind = Objects.requireNonNull(KINDS.get(metric.source()), metric.source());
      byMetric.put(
          metric.name(),
          made.computeIfAbsent(metric.source(), name -> kind.apply(environment, dynamo)));
    }
  }

  @Override
  public Rollups of(String metric) {
    return Objects.requireNonNull(byMetric.get(metric), () -> metric + " is not in metrics.yaml");
  }
}
