// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.demo.suite.Engines;
import dev.tocsin.demo.suite.Recorded;
import dev.tocsin.load.faults.Parcel.Fate;
import dev.tocsin.load.ground.Backlog;
import dev.tocsin.load.ground.KnownAlerts;
import dev.tocsin.load.ground.LedgerEntries;
import dev.tocsin.metric.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was accepted against what is recorded. */
final class Books {

  /** Stands in all that is forged or malformed, and must stand in no table. */
  static final String FALSE = "Forged";

  private static final Duration EARLIER = Duration.ofHours(1);
  private static final int TOLD = 5;

  private final Engines engines;
  private final Mix.Plan plan;
  private final Outcomes outcomes;
  private final List<String> faults = new ArrayList<>();

  Books(Engines engines, Mix.Plan plan, Outcomes outcomes) {
    this.engines = engines;
    this.plan = plan;
    this.outcomes = outcomes;
  }

  /** What does not balance; empty if all does. */
  List<String> audit(Instant start, Instant now) {
    System.out.println();
    System.out.println("what was accepted, and what is recorded:");
    faults.addAll(outcomes.faults());
    ledger();
    samples(Contents.METRIC, start.minus(EARLIER), now);
    samples(Contents.LEADS, start.minus(EARLIER), now);
    alerts(now);
    deadLetters();
    return List.copyOf(faults);
  }

  private List<Content> taken() {
    return plan.parcels().stream()
        .filter(parcel -> parcel.fate() == Fate.TAKEN)
        .map(Parcel::content)
        .toList();
  }

  /** Each accepted event has an entry with its outcome, and there is no entry besides. */
  private void ledger() {
    var expected = new HashMap<String, Boolean>();
    var sources = new HashSet<String>();
    for (int i = 0; i < plan.parcels().size(); i++) {
      var content = plan.parcels().get(i).content();
      sources.add(content.source());
      outcomes.event(i).ifPresent(event -> expected.put(event, content.ignored()));
    }
    var entries =
        LedgerEntries.read(
                engines, event -> sources.contains(event.substring(0, event.indexOf(':'))))
            .byEvent();
    count("events", expected.size(), "in the ledger", entries.size());
    var whole =
        expected.entrySet().stream()
            .filter(
                event -> {
                  var noted = entries.get(event.getKey());
                  return noted != null
                      && noted.concluded()
                      && (noted.accepted() || event.getValue());
                })
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    count("events", expected.size(), "with an outcome", whole.size());
    tell("accepted and without an outcome", expected.keySet(), whole);
    tell("in the ledger and never accepted", entries.keySet(), expected.keySet());
    tell("accepted and not in the ledger", expected.keySet(), entries.keySet());
  }

  /** Each accepted sample is in the rollups once, and no other is. */
  private void samples(String metric, Instant since, Instant now) {
    var samples =
        taken().stream()
            .flatMap(content -> content.samples().stream())
            .filter(sample -> sample.series().metric().equals(metric))
            .toList();
    var recorded = Recorded.of(engines, metric, series -> true, since, now);
    count("samples of " + metric, samples.size(), "counted in the rollups", recorded.count());
    long sum = Math.round(samples.stream().mapToDouble(Sample::value).sum());
    count("their sum,", sum, "in the rollups", Math.round(recorded.sum()));
  }

  /** Each accepted alert is known and as it was said to be last, and no other is. */
  private void alerts(Instant now) {
    var expected = new HashMap<Labels, Boolean>();
    for (var content : taken()) {
      for (var said : content.alerts()) {
        expected.merge(said.labels(), said.firing(), Boolean::logicalAnd);
      }
    }
    var known = KnownAlerts.read(engines);
    count("alerts", expected.size(), "known", known.size());
    tell("known and never accepted", known.keySet(), expected.keySet());
    tell("accepted and not known", expected.keySet(), known.keySet());
    long right = expected.entrySet().stream().filter(said -> isAs(said, known, now)).count();
    count("alerts", expected.size(), "as they were said to be last", right);
    expected.entrySet().stream()
        .filter(said -> known.containsKey(said.getKey()) && !isAs(said, known, now))
        .limit(TOLD)
        .forEach(
            said ->
                faults.add(
                    "said to be %s last: %s"
                        .formatted(said.getValue() ? "firing" : "over", known.get(said.getKey()))));
  }

  private static boolean isAs(
      Map.Entry<Labels, Boolean> said, Map<Labels, Alert> known, Instant now) {
    var alert = known.get(said.getKey());
    return alert != null && (alert.status(now) == Alert.Status.FIRING) == said.getValue();
  }

  private void deadLetters() {
    for (var queue : List.of("MetricsDeadLetterQueue", "AlertsDeadLetterQueue")) {
      int dead = new Backlog(engines, queue).size();
      if (dead > 0) {
        faults.add(dead + " messages are in " + queue);
      }
    }
  }

  private void count(String what, long accepted, String where, long found) {
    System.out.printf("  %s accepted: %d, %s: %d%n", what, accepted, where, found);
    if (accepted != found) {
      faults.add("%s accepted: %d, %s: %d".formatted(what, accepted, where, found));
    }
  }

  private <T> void tell(String what, Set<T> there, Set<T> elsewhere) {
    there.stream()
        .filter(one -> !elsewhere.contains(one))
        .limit(TOLD)
        .forEach(one -> faults.add(what + ": " + one));
  }
}
