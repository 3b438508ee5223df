// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.demo.suite.Engines;
import dev.tocsin.metric.SampleBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/** The bare engine calls of both kinds of webhook. */
final class BareRuns {

  static final Duration NOTHING_TO_DRAIN = Duration.ofSeconds(-1);

  private final Generator generator;
  private final Throughput.Settings settings;
  private final Table table;

  BareRuns(Generator generator, Throughput.Settings settings, Table table) {
    this.generator = generator;
    this.settings = settings;
    this.table = table;
  }

  /** What the engines took. */
  record Taken(String how, Volley samples, Volley alerts) {}

  /**
   * @param how the calls reach the engines, in words
   */
  Taken run(String how, Engines engines) {
    table.head("The bare engine calls, no function: " + how);
    volley(engines, "warm", BareRuns::samples, settings.warmUp());
    var samples = bare(engines, "samples", BareRuns::samples);
    table.line("for metric samples", samples, Double.NaN, NOTHING_TO_DRAIN);
    var alerts = bare(engines, "alerts", BareRuns::alerts);
    table.line("for alerts", alerts, Double.NaN, NOTHING_TO_DRAIN);
    return new Taken(how, samples, alerts);
  }

  private <T> Volley bare(Engines engines, String run, LongFunction<T> message) {
    return volley(engines, run, message, settings.length());
  }

  private <T> Volley volley(Engines engines, String run, LongFunction<T> message, Duration length) {
    var name = "bare-" + run;
    var url = engines.sqs().createQueue(create -> create.queueName(name)).queueUrl();
    var ledger = engines.table("ledger");
    try {
      return generator.closed(() -> new BareCalls<>(engines, url, ledger, name, message), length);
    } finally {
      engines.sqs().deleteQueue(delete -> delete.queueUrl(url));
    }
  }

  /** As ingest puts them onto the queue. */
  private static SampleBatch samples(long number) {
    var now = Instant.now();
    return new SampleBatch(
        "bare:bare-" + number, "bare", now, List.of(Bodies.sampleOf(number, now)));
  }

  private static AlertBatch alerts(long number) {
    var now = Instant.now();
    return AlertBatch.of(
        "bare:bare-" + number, "bare", now, List.of(Bodies.alertOf("bare", number, now)));
  }
}
