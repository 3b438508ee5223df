// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

import dev.tocsin.demo.suite.Engines;
import dev.tocsin.demo.suite.Folder;
import dev.tocsin.demo.suite.Local;
import dev.tocsin.demo.suite.Pages;
import dev.tocsin.demo.suite.Pause;
import dev.tocsin.load.ground.Backlog;
import dev.tocsin.load.ground.Ground;
import dev.tocsin.load.peer.Peer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends a mix of deliveries while the suite is killed again and again, lets it settle, and holds
 * what is in its tables against what it has accepted.
 */
public final class Faults {

  /**
   * A minute and source: reached when a backlog has halved it again and again, and then met with
   * 429 and 503.
   */
  private static final int RATE_LIMIT = 20_000;

  private static final Duration LOOK = Duration.ofMillis(50);

  /** What the dead had taken is hidden for up to three minutes, and there may be a backlog. */
  private static final Duration TO_SETTLE = Duration.ofMinutes(30);

  private final Settings settings;
  private final InstantSource clock = InstantSource.system();

  /**
   * What a run is.
   *
   * @param deliveries in all: genuine, repeated, forged and malformed
   * @param kills how often the suite is killed
   * @param connections that send at once
   * @param seed of what is random; the same seed makes the same deliveries in the same order
   */
  public record Settings(int deliveries, int kills, int connections, long seed) {}

  public Faults(Settings settings) {
    this.settings = settings;
  }

  /**
   * What does not balance; empty if all does. Then the state is deleted, else it stays for whoever
   * wants to know why.
   */
  public List<String> run(Path root) throws IOException {
    var folder = Folder.temporary();
    System.out.println("State, logs and configuration are in " + folder.path());
    var local = Local.of(root);
    List<String> faults;
    try (var pages = new Pages(0, clock, page -> {})) {
      var ground = Ground.prepare(root, folder.path(), local, pages.port(), RATE_LIMIT);
      faults = run(ground, local);
    }
    if (faults.isEmpty()) {
      folder.delete();
    }
    return faults;
  }

  private List<String> run(Ground ground, Local local) throws IOException {
    var start = clock.instant();
    var plan = Mix.of(settings.deliveries(), start, settings.seed());
    var outcomes = new Outcomes();
    int port = Peer.freePort();
    System.out.printf(
        "%d deliveries, %d kills, seed %d%n",
        plan.order().size(), settings.kills(), settings.seed());
    try (var killer =
        new Killer(ground, port, settings.kills(), plan.order().size(), settings.seed())) {
      send(plan, URI.create("http://127.0.0.1:" + port), local, outcomes, killer);
      var sent = Duration.between(start, clock.instant());
      System.out.printf("  sent in %d s: %s%n", sent.toSeconds(), outcomes.summary());
      try (var engines = new Engines(killer.suite().aws())) {
        for (var queue : List.of("MetricsQueue", "AlertsQueue")) {
          new Backlog(engines, queue).drained(TO_SETTLE);
        }
        System.out.printf(
            "  settled after %d s more%n",
            Duration.between(start, clock.instant()).minus(sent).toSeconds());
        return new Books(engines, plan, outcomes).audit(start, clock.instant());
      }
    }
  }

  private void send(Mix.Plan plan, URI suite, Local local, Outcomes outcomes, Killer killer) {
    var next = new AtomicInteger();
    var tasks = new ArrayList<Callable<Object>>();
    tasks.add(Executors.callable(() -> killer.kill(outcomes::answered)));
    for (int i = 0; i < settings.connections(); i++) {
      tasks.add(
          Executors.callable(
              () -> {
                try (var courier = new Courier(suite, local, outcomes)) {
                  deliver(plan, next, courier, outcomes);
                }
              }));
    }
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void deliver(
      Mix.Plan plan, AtomicInteger next, Courier courier, Outcomes outcomes) {
    int size = plan.order().size();
    for (int at = next.getAndIncrement(); at < size; at = next.getAndIncrement()) {
      int index = plan.order().get(at);
      var parcel = plan.parcels().get(index);
      while (parcel.after() >= 0 && !outcomes.isAnswered(parcel.after())) {
        Pause.of(LOOK);
      }
      courier.deliver(index, parcel);
    }
  }
}
