// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import dev.tocsin.demo.sample.Reporter;
import dev.tocsin.demo.sample.SampleProgram;
import dev.tocsin.demo.suite.Engines;
import dev.tocsin.demo.suite.Pause;
import dev.tocsin.demo.suite.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The audit after the suite was killed: what was accepted against what is in the tables, and what
 * was paged against what was paged twice.
 */
final class Books {

  private static final String METRIC = "success_rate";
  private static final double TOLERANCE = 1e-6;

  /** A batch that was in flight when the suite was killed comes again after 91 seconds. */
  private static final Duration TO_RECORD = Duration.ofSeconds(120);

  private final Stage stage;
  private final Instant since;
  private final List<String> faults = new ArrayList<>();

  Books(Stage stage, Instant since) {
    this.stage = stage;
    this.since = since;
  }

  /** What is wrong; empty if everything is right. */
  List<String> audit(Set<String> alerts) {
    samples(Stage.CACHE, stage.cache);
    samples(Stage.DASHBOARD, stage.dashboard);
    alerts(alerts);
    pages();
    repairs();
    return List.copyOf(faults);
  }

  /** Each accepted reading is in the rollups, and is there once. */
  private void samples(String service, SampleProgram program) {
    program.stopReporting();
    program.flush();
    var accepted = program.accepted();
    double sum = accepted.stream().mapToDouble(Reporter.Report::successRate).sum();
    Recorded recorded;
    try (var engines = new Engines(stage.suite().aws())) {
      var deadline = System.nanoTime() + TO_RECORD.toNanos();
      do {
        recorded =
            Recorded.of(
                engines,
                METRIC,
                series -> service.equals(series.labels().get("service")),
                since,
                stage.clock.instant());
        Pause.of(Duration.ofMillis(500));
      } while (recorded.count() < accepted.size() && System.nanoTime() < deadline);
    }
    long count = recorded.count();
    var found = "%s: %d readings accepted, %d recorded".formatted(service, accepted.size(), count);
    System.out.println("  " + found);
    if (count != accepted.size() || Math.abs(sum - recorded.sum()) > TOLERANCE * Math.max(1, sum)) {
      faults.add(found + ", sum %.3f against %.3f".formatted(sum, recorded.sum()));
    }
  }

  /** Each accepted alert is known, and was paged. */
  private void alerts(Set<String> accepted) {
    var known = new ArrayList<String>();
    stage
        .tocsin
        .get("/api/v1/alerts?limit=500")
        .ifPresent(
            all -> all.path("alerts").forEach(alert -> known.add(alert.path("name").asText())));
    int missing = 0;
    for (var name : accepted) {
      if (!known.contains(name)) {
        faults.add("the alert " + name + " was accepted and is not known");
        missing++;
      }
    }
    System.out.printf(
        "  %d alerts accepted, %d known%n", accepted.size(), accepted.size() - missing);
  }

  /**
   * Nobody was told the same thing twice. A delivery that is repeated under the same key is no
   * second page: by the key a receiver knows it. That is all that can be had when the suite dies
   * between a delivery and the note of it.
   */
  private void pages() {
    var keys = new HashMap<String, Set<String>>();
    var all = stage.pages.all();
    for (var page : all) {
      var told = page.payload().path("groupKey").asText() + " " + page.reason() + " " + page.path();
      keys.computeIfAbsent(told, first -> new HashSet<>()).add(page.key());
    }
    keys.forEach(
        (told, different) -> {
          if (different.size() > 1) {
            faults.add("told %d times: %s".formatted(different.size(), told));
          }
        });
    System.out.printf(
        "  %d pages, %d deliveries repeated under the same Idempotency-Key%n",
        keys.size(), all.size() - keys.values().stream().mapToInt(Set::size).sum());
  }

  /** No repair was called under two keys, and none was done twice. */
  private void repairs() {
    var calls = stage.cache.repairCalls();
    System.out.printf("  %d repair calls, %d repairs%n", calls.size(), Set.copyOf(calls).size());
    if (Set.copyOf(calls).size() != 1) {
      faults.add("one repair was wanted, and these were called: " + calls);
    }
  }
}
