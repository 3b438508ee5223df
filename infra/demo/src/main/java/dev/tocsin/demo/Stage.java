// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import dev.tocsin.demo.Moment.Event;
import dev.tocsin.demo.sample.Reporter;
import dev.tocsin.demo.sample.SampleProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
  private final int port;
  private final Watcher watcher;
  private final Map<String, Event> lastHealth = new ConcurrentHashMap<>();
  private Suite suite;

  Stage(Path root, Path state, int port, InstantSource clock) {
    this.clock = clock;
    this.state = state;
    this.port = port;
    timeline = new Timeline(clock, System.out);
    var local = Local.of(root);
    pages = new Pages(local.portOf("pager-url"), clock, this::paged);
    suite = Suite.start(state, port, TO_START);
    timeline.note("", Event.SUITE, "is ready", suite.api().toString());
    tocsin = new Tocsin(suite.api(), local, clock);
    cache = program(CACHE, "cache-manager-repair-url", local);
    dashboard = program(DASHBOARD, "dashboard-analytics-repair-url", local);
    watcher = new Watcher(tocsin, timeline, List.of(CACHE, DASHBOARD));
    cache.start();
    dashboard.start();
    watcher.start();
  }

  private SampleProgram program(String name, String urlSecret, Local local) {
    return new SampleProgram(
        new SampleProgram.Settings(
            name, local.portOf(urlSecret), local.preset("standard-webhooks"), local.keys("repair")),
        tocsin,
        clock,
        report -> reported(name, report),
        key -> timeline.note(name, Event.REPAIR, "", "Idempotency-Key " + key));
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

  Suite suite() {
    return suite;
  }

  /** Kills the suite in the middle of whatever it does, and starts it again on the same state. */
  void killAndRestart() {
    suite.kill();
    timeline.note("", Event.SUITE, "is killed", "SIGKILL");
    suite = Suite.start(state, port, TO_START);
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
