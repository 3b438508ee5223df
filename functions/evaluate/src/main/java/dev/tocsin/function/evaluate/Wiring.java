// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.queue.Queue;
import dev.tocsin.aws.store.DynamoHeartbeats;
import dev.tocsin.aws.store.DynamoRuleStates;
import dev.tocsin.aws.store.DynamoWatches;
import dev.tocsin.heartbeat.Expectations;
import dev.tocsin.heartbeat.SilentSources;
import dev.tocsin.metric.MetricsFile;
import dev.tocsin.rule.Evaluator;
import dev.tocsin.rule.RulesFile;
import dev.tocsin.rule.Tick;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the function works with: the rules on their stores, and where the later ticks are sent.
 *
 * @param ticks takes a tick and how long it is to be delayed
 */
record Wiring(Evaluator evaluator, SilentSources silentSources, BiConsumer<Tick, Duration> ticks) {

  /** Fewer than the connections that the HTTP client has, 50. */
  private static final ExecutorService WORKERS =
      Executors.newFixedThreadPool(16, Thread.ofVirtual().name("evaluate-", 1).factory());

  static Wiring of(Environment environment) {
    var folder = environment.configFolder();
    var metrics = YamlFile.read(folder, "metrics.yaml");
    var known = MetricsFile.read(metrics, Sources.NAMES).keySet();
    var rules = RulesFile.read(YamlFile.readAll(folder, "rules"), known);
    var dynamo = Clients.dynamo();
    var sqs = Clients.sqs();
    var alerts = new Queue<AlertBatch>(sqs, environment.get(Environment.ALERTS_QUEUE_URL));
    var ticks = new Queue<Tick>(sqs, environment.get(Environment.EVALUATIONS_QUEUE_URL));
    var evaluator =
        new Evaluator(
            rules,
            new Sources(metrics, new Sources.Tools(environment, dynamo)),
            new DynamoRuleStates(dynamo, environment.get(Environment.RULES_TABLE)),
            alerts::send,
            Wiring::sideBySide);
    return new Wiring(evaluator, silentSources(environment, dynamo, alerts), ticks::send);
  }

  private static SilentSources silentSources(
      Environment environment, DynamoDbClient dynamo, Queue<AlertBatch> alerts) {
    var table = environment.get(Environment.SOURCES_TABLE);
    var clock = InstantSource.system();
    return new SilentSources(
        Expectations.read(YamlFile.read(environment.configFolder(), "sources.yaml")),
        new DynamoHeartbeats(dynamo, table, clock),
        new DynamoWatches(dynamo, table, clock),
        alerts::send);
  }

  /** Nearly all of the time is waiting for DynamoDB. */
  private static void sideBySide(List<Runnable> work) {
    CompletableFuture.allOf(
            work.stream()
                .map(piece -> CompletableFuture.runAsync(piece, WORKERS))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }
}
