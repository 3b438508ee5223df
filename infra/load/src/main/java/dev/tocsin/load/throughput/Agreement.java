// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.demo.suite.Engines;
import dev.tocsin.demo.suite.Recorded;
import dev.tocsin.load.ground.KnownAlerts;
import dev.tocsin.load.ground.LedgerEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Holds what is in the tables against what was accepted. */
final class Agreement {

  private final Engines engines;
  private final Instant since;
  private final List<String> faults = new ArrayList<>();

  Agreement(Engines engines, Instant since) {
    this.engines = engines;
    this.since = since;
  }

  /** What does not agree; empty if all does. */
  List<String> faults(List<Volley> samples, List<Volley> alerts, Instant now) {
    for (var volley : concat(samples, alerts)) {
      if (volley.unanswered() > 0) {
        faults.add(volley.unanswered() + " webhooks got no answer: nothing can be said of them");
      }
    }
    var recorded = Recorded.of(engines, Bodies.METRIC, series -> true, since, now);
    expect("samples in the rollups", accepted(samples), recorded.count());
    if (samples.stream().allMatch(volley -> volley.refused() == 0)) {
      expect("their sum", sum(samples), Math.round(recorded.sum()));
    }
    expect("samples concluded in the ledger", accepted(samples), concluded("metrics:"));
    expect("alerts concluded in the ledger", accepted(alerts), concluded("standard:"));
    expect("alerts in their table", accepted(alerts), KnownAlerts.read(engines).size());
    return List.copyOf(faults);
  }

  private void expect(String what, long accepted, long found) {
    System.out.printf("  %s: %d, accepted: %d%n", what, found, accepted);
    if (found != accepted) {
      faults.add("%s: %d, but accepted: %d".formatted(what, found, accepted));
    }
  }

  private long concluded(String source) {
    return LedgerEntries.read(engines, event -> event.startsWith(source)).whole();
  }

  private static long accepted(List<Volley> volleys) {
    return volleys.stream().mapToLong(Volley::accepted).sum();
  }

  /** Each volley numbers its samples from 0, and all of them were accepted. */
  private static long sum(List<Volley> volleys) {
    return volleys.stream()
        .flatMapToLong(volley -> LongStream.range(0, volley.accepted()))
        .map(Bodies::value)
        .sum();
  }

  private static List<Volley> concat(List<Volley> some, List<Volley> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
