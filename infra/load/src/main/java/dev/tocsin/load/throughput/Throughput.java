// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.demo.suite.Engines;
import dev.tocsin.demo.suite.Folder;
import dev.tocsin.demo.suite.Local;
import dev.tocsin.demo.suite.Pages;
import dev.tocsin.demo.suite.Suite;
import dev.tocsin.load.ground.Ground;
import dev.tocsin.load.ground.Sender;
import dev.tocsin.metric.SampleBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Measures in one run how many webhooks the suite accepts on this machine: samples and alerts, as
 * fast as it takes them and at a rate; beside them what its engines take without any function; and
 * what the peers that are installed take.
 */
public final class Throughput {

  /** The most that the template takes: what is asked is how much the suite takes. */
  private static final int NO_LIMIT = 10_000_000;

  private static final Duration WARM_UP = Duration.ofSeconds(8);

  private final Settings settings;
  private final Local local;
  private final InstantSource clock = InstantSource.system();
  private final Generator generator;
  private final Table table = new Table(System.out);

  /**
   * What a run is.
   *
   * @param length of each volley
   * @param rate webhooks a second of the volleys that have one
   * @param connections that send at once
   */
  public record Settings(Duration length, int rate, int connections) {}

  public Throughput(Settings settings, Path root) {
    this.settings = settings;
    this.local = Local.of(root);
    this.generator = new Generator(settings.connections());
  }

  /** What did not agree with what was accepted; empty if all did. */
  public List<String> run(Path root) throws IOException {
    var folder = Folder.temporary();
    try (var pages = new Pages(0, clock, page -> {})) {
      var ground = Ground.prepare(root, folder.path(), local, pages.port(), NO_LIMIT);
      List<String> faults;
      try (var suite = ground.startEphemeral()) {
        faults = suite(suite);
      }
      new PeerRuns(generator, settings, table, local).run(root, folder.path());
      return faults;
    } finally {
      folder.delete();
    }
  }

  private List<String> suite(Suite suite) {
    try (var engines = new Engines(suite.aws())) {
      var agreement = new Agreement(engines, clock.instant());
      var samples = new SuiteRuns(generator, settings, suite, engines, "MetricsQueue", samples());
      var alerts = new SuiteRuns(generator, settings, suite, engines, "AlertsQueue", alerts());
      System.out.printf("Warming up for %d s%n", 2 * WARM_UP.toSeconds());
      samples.warmUp(WARM_UP);
      alerts.warmUp(WARM_UP);
      table.head("Tocsin on the local runtime, %d connections".formatted(settings.connections()));
      samples.run("metric samples", table, this::sampleBatch);
      alerts.run("alerts", table, this::alertBatch);
      System.out.println();
      System.out.println("What was accepted, and what is in the tables:");
      return agreement.faults(samples.fired(), alerts.fired(), clock.instant());
    }
  }

  private SuiteRuns.Ammunition samples() {
    var sender = Sender.of(local, "metrics");
    return run ->
        number -> {
          var now = clock.instant();
          return sender.signed(run + "-" + number, Bodies.sample(number, now), now);
        };
  }

  private SuiteRuns.Ammunition alerts() {
    var sender = Sender.of(local, "standard");
    return run ->
        number -> {
          var now = clock.instant();
          return sender.signed(run + "-" + number, Bodies.alertJson(run, number, now), now);
        };
  }

  private SampleBatch sampleBatch(long number) {
    var now = Instant.now();
    return new SampleBatch(
        "bare:bare-" + number, "bare", now, List.of(Bodies.sampleOf(number, now)));
  }

  private AlertBatch alertBatch(long number) {
    var now = Instant.now();
    return AlertBatch.of(
        "bare:bare-" + number, "bare", now, List.of(Bodies.alertOf("bare", number, now)));
  }
}
