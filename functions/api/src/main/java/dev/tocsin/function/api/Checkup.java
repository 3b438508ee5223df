// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.api;

import dev.tocsin.aws.edge.Version;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.health.Health;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Looks whether what Tocsin stands on answers, each time anew. Anybody may ask, so it tells the
 * kind of a failure and no more.
 */
final class Checkup {

  private final List<Probe> probes;

  /** Something to try; it throws if it can't be done. */
  record Probe(String name, Runnable attempt) {}

  Checkup(List<Probe> probes) {
    this.probes = probes;
  }

  /** Reads one item that does not exist: the cheapest proof that a table can be read. */
  static Probe readable(String name, DynamoDbClient dynamo, String table) {
    var key = Map.of("pk", AttributeValue.fromS("health"));
    return new Probe(name, () -> dynamo.getItem(get -> get.tableName(table).key(key)));
  }

  Answer answer() {
    var health = new Health(probes.stream().map(Checkup::check).toList());
    var checks = new LinkedHashMap<String, Object>();
    for (var check : health.checks()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("status", word(check.passed()));
      if (!check.passed()) {
        result.put("detail", check.detail());
      }
      result.put("milliseconds", check.took().toMillis());
      checks.put(check.name(), result);
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("status", word(health.isWell()));
    body.put("version", Version.current());
    body.put("passedChecks", health.passed());
    body.put("totalChecks", health.checks().size());
    body.put("checks", checks);
    return Answer.json(health.isWell() ? 200 : 503, body).with("Cache-Control", "no-store");
  }

  private static Health.Check check(Probe probe) {
    long start = System.nanoTime();
    var failure = failure(probe.attempt());
    var took = Duration.ofNanos(System.nanoTime() - start);
    return new Health.Check(probe.name(), failure.isEmpty(), failure, took);
  }

  /** The one place where every failure is an answer and not an error. */
  private static String failure(Runnable attempt) {
    try {
      attempt.run();
      return "";
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static String word(boolean good) {
    return good ? "ok" : "failed";
  }
}
