// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import dev.tocsin.demo.Moment.Event;
import dev.tocsin.demo.sample.Reporter;
import dev.tocsin.demo.sample.SampleProgram;
import dev.tocsin.demo.suite.Local;
import dev.tocsin.demo.suite.Pages;
import dev.tocsin.demo.suite.Pause;
import dev.tocsin.demo.suite.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that the stories are played on: the suite, two programs, the receiver of pages. */
final class Stage implements AutoCloseable {

  static final String CACHE = "cache_manager";
  static final String DASHBOARD = "dashboard_analytics";

  /** Requirement M-10's critical lines. */
  private static final Map<String, Double> LEAST_SUCCESS = Map.of(CACHE, 99.5, DASHBOARD, 99.6);

  private static final Duration TO_START = Duration.ofSeconds(60);

  final InstantSource clock;
  final Timeline timeline;
  final Pages pages;
  final SampleProgram cache;
  final SampleProgram dashboard;
  final Tocsin tocsin;
  private final Path state;
  private final Path secrets;
  private final int port;
  private final Watcher watcher;
  private final Map<String, Event> lastHealth = new ConcurrentHashMap<>();
  private Suite suite;

  Stage(Path root, Path folder, InstantSource clock) throws IOException {
    this.clock = clock;
    this.state = folder.resolve("state");
    this.secrets = folder.resolve("secrets.json");
    this.port = freePort();
    timeline = new Timeline(clock, System.out);
    var local = Local.of(root);
    tocsin = new Tocsin(URI.create("http://127.0.0.1:" + port), local, clock);
    pages = new Pages(0, clock, this::paged);
    cache = program(CACHE, local);
    dashboard = program(DASHBOARD, local);
    Files.writeString(
        secrets,
        local.withAddresses(
            pages.port(),
            Map.of(
                "cache-manager-repair-url", cache.repairUrl(),
                "dashboard-analytics-repair-url", dashboard.repairUrl())));
    suite = started();
    timeline.note("", Event.SUITE, "is ready", suite.api().toString());
    watcher = new Watcher(tocsin, timeline, List.of(CACHE, DASHBOARD));
  }

  /** Puts the programs under load and begins to watch. */
  void open() {
    cache.start();
    dashboard.start();
    watcher.start();
    awaitFirstTick();
  }

  private SampleProgram program(String name, Local local) {
    return new SampleProgram(
        new SampleProgram.Settings(
            name, 0, local.preset("standard-webhooks"), local.keys("repair")),
        tocsin,
        clock,
        report -> reported(name, report),
        key -> timeline.note(name, Event.REPAIR, "", "Idempotency-Key " + key));
  }

  private Suite started() {
    return Suite.start(
        TO_START,
        List.of(
            "--port", String.valueOf(port),
            "--state", state.toString(),
            "--secrets", secrets.toString()),
        state.resolveSibling("suite.log"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void reported(String name, Reporter.Report report) {
    boolean bad = report.successRate() < LEAST_SUCCESS.getOrDefault(name, 0.0);
    var health = bad ? Event.BAD_SAMPLE : Event.HEALTHY;
    if (lastHealth.put(name, health) != health) {
      timeline.note(
          name,
          health,
          "",
          "success %.1f %%, hits %.1f %%, response %.1f ms"
              .formatted(report.successRate(), report.hitRate(), report.responseMillis()));
    }
  }

  private void paged(Pages.Page page) {
    var service = page.group("service");
    if (service.equals(CACHE) || service.equals(DASHBOARD)) {
      timeline.note(
          service,
          page.isFiring() ? Event.PAGED : Event.UNPAGED,
          page.group("alertname"),
          "to " + page.path() + ": " + page.reason());
    }
  }

  /**
   * Waits for the next whole minute: the schedule ticks then, and a suite that has just started has
   * not evaluated anything before.
   */
  private void awaitFirstTick() {
    var now = clock.instant();
    var minute = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    timeline.note("", Event.SUITE, "evaluates from the next whole minute on", "");
    Pause.of(Duration.between(now, minute).plusSeconds(1));
  }

  Suite suite() {
    return suite;
  }

  /** Kills the suite in the middle of whatever it does, and starts it again on the same state. */
  void killAndRestart() {
    suite.kill();
    timeline.note("", Event.SUITE, "is killed", "SIGKILL");
    suite = started();
    timeline.note("", Event.SUITE, "is ready again", "on the same state");
  }

  @Override
  public void close() {
    watcher.close();
    cache.close();
    dashboard.close();
    suite.close();
    pages.close();
  }
}
