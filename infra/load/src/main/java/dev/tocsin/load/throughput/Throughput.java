// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.demo.suite.Engines;
import dev.tocsin.demo.suite.Folder;
import dev.tocsin.demo.suite.Local;
import dev.tocsin.demo.suite.Pages;
import dev.tocsin.demo.suite.Suite;
import dev.tocsin.load.ground.Ground;
import dev.tocsin.load.ground.Sender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures in one run how many webhooks the suite accepts on this machine: samples and alerts, as
 * fast as it takes them and at a rate; beside them what its engines take without any function; and
 * what the peers that are installed take.
 */
public final class Throughput {

  /** The most that the template takes: what is asked is how much the suite takes. */
  private static final int NO_LIMIT = 10_000_000;

  private final Settings settings;
  private final Local local;
  private final InstantSource clock = InstantSource.system();
  private final Generator generator;
  private final Table table = new Table(System.out);
  private final BareRuns bare;
  private final List<BareRuns.Taken> taken = new ArrayList<>();
  private List<Volley> most = List.of();

  /**
   * What a run is.
   *
   * @param warmUp of each kind, before anything counts: what both compilers are busy with at first
   *     is not what is sustained
   * @param length of each volley
   * @param rate webhooks a second of the volleys that have one
   * @param connections that send at once
   */
  public record Settings(Duration warmUp, Duration length, int rate, int connections) {}

  public Throughput(Settings settings, Path root) {
    this.settings = settings;
    this.local = Local.of(root);
    this.generator = new Generator(settings.connections());
    this.bare = new BareRuns(generator, settings, table);
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
      try (var runtime = ground.startEngines();
          var engines = new Engines(runtime.aws())) {
        var bareCalls = bare.run("in one JVM, as the functions make them", engines);
        taken.add(bareCalls);
        shares();
        new IngestRuns(generator, settings, table, runtime).run(samples(), alerts(), bareCalls);
      }
      new PeerRuns(generator, settings, table, local).run(root, folder.path());
      return faults;
    } finally {
      folder.delete();
    }
  }

  /** Of what the engines alone take, with the suite's consumers at work beside its ingest. */
  private void shares() {
    System.out.println();
    for (var one : taken) {
      System.out.printf(
          "Accepted of what the bare engines took %s: metric samples %.0f %%, alerts %.0f %%%n",
          one.how(),
          100 * most.getFirst().perSecond() / one.samples().perSecond(),
          100 * most.getLast().perSecond() / one.alerts().perSecond());
    }
  }

  private List<String> suite(Suite suite) {
    try (var engines = new Engines(suite.aws())) {
      var agreement = new Agreement(engines, clock.instant());
      var samples = new SuiteRuns(generator, settings, suite, engines, "MetricsQueue", samples());
      var alerts = new SuiteRuns(generator, settings, suite, engines, "AlertsQueue", alerts());
      table.head("Tocsin on the local runtime, %d connections".formatted(settings.connections()));
      samples.warmUp(settings.warmUp());
      samples.run("metric samples", table);
      // Before the alerts, whose groups keep the suite busy for minutes.
      taken.add(bare.run("by the SDK over HTTP", engines));
      table.head("Tocsin, continued");
      alerts.warmUp(settings.warmUp());
      alerts.run("alerts", table);
      System.out.println();
      System.out.println("What was accepted, and what is in the tables:");
      most = List.of(samples.most(), alerts.most());
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
}
