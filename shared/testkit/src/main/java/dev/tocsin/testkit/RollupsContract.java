// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tocsin.alert.Labels;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.Recordings;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.Rollups;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.metric.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of rollups does, whatever it is kept in: above all count each event once. */
public abstract class RollupsContract {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final long MINUTE = Rollup.minuteOf(NOON);

  /** Unique, so that the contract can be run again and again on a table that is kept. */
  private final String run = UUID.randomUUID().toString().replace("-", "");

  private final SeriesKey series =
      new SeriesKey("success_rate_" + run, Labels.of("service", "cache_manager"));

  protected abstract Recordings recordings();

  protected abstract Rollups rollups();

  protected abstract Ledger ledger();

  @Test
  void keepsEverythingOfASummary() {
    record(event("a", sample(0, 25), sample(1, 40), sample(2, 1e-200), sample(3, -1e200)));

    var summary = read().getFirst().summary();
    assertThat(summary.count()).isEqualTo(4);
    assertThat(summary.sum()).isEqualTo(-1e200);
    assertThat(summary.min()).isEqualTo(-1e200);
    assertThat(summary.max()).isEqualTo(40);
    assertThat(summary.quantile(0.7)).isCloseTo(25, within(0.25));
  }

  @Test
  void addsToAMinuteThatIsThere() {
    record(event("a", sample(0, 10)));
    record(event("b", sample(59, 20)), event("c", sample(30, 30)));

    assertThat(read()).hasSize(1);
    assertThat(read().getFirst().summary().sum()).isEqualTo(60);
    assertThat(read().getFirst().summary().count()).isEqualTo(3);
  }

  @Test
  void readsTheMinutesAskedForInOrder() {
    record(event("a", sample(180, 3), sample(0, 0), sample(-60, -1), sample(60, 1)));

    assertThat(rollups().read(series, MINUTE, MINUTE + 1))
        .extracting(Rollup::minute)
        .containsExactly(MINUTE, MINUTE + 1);
    assertThat(rollups().read(series, MINUTE + 10, MINUTE + 20)).isEmpty();
  }

  @Test
  void eventIsConcludedAsRecorded() {
    record(event("a", sample(0, 1)));

    var entry = ledger().find(id("a")).orElseThrow();
    assertThat(entry.outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(entry.concludedAt()).isEqualTo(NOON);
  }

  @Test
  void eventThatAddsNothingIsConcludedAllTheSame() {
    record(event("a", sample(-Recording.RETENTION.toSeconds() - 1, 1)));

    assertThat(ledger().find(id("a"))).isPresent();
    assertThat(rollups().series(series.metric(), NOON)).isEmpty();
  }

  @Test
  void redeliveredEventCountsOnce() {
    record(event("a", sample(0, 1)));
    record(event("a", sample(0, 1)), event("b", sample(0, 10)));
    record(event("b", sample(0, 10)));

    assertThat(read().getFirst().summary().sum()).isEqualTo(11);
  }

  @Test
  void eventThatIsTwiceInABatchCountsOnce() {
    record(event("a", sample(0, 1)), event("a", sample(0, 1)));

    assertThat(read().getFirst().summary().count()).isEqualTo(1);
  }

  @Test
  void eventThatWasConcludedElsewhereIsNotCounted() {
    ledger().conclude(id("a"), Outcome.IGNORED, NOON);

    record(event("a", sample(0, 1)), event("b", sample(0, 2)));

    assertThat(read().getFirst().summary().sum()).isEqualTo(2);
  }

  @Test
  void batchesThatRaceCountEachEventOnce() throws Exception {
    var shared = event("shared", sample(0, 1000));
    var writers =
        IntStream.range(0, 6)
            .mapToObj(
                writer ->
                    (Callable<Void>)
                        () -> {
                          record(shared, event("own-" + writer, sample(0, 1)));
                          return null;
                        })
            .toList();

    try (var threads = Executors.newFixedThreadPool(writers.size())) {
      for (var done : threads.invokeAll(writers)) {
        done.get();
      }
    }

    assertThat(read().getFirst().summary().sum()).isEqualTo(1006);
    assertThat(read().getFirst().summary().count()).isEqualTo(7);
  }

  @Test
  void eventOfAnySizeCountsOnce() {
    var many = new ArrayList<Sample>();
    for (int minute = 0; minute < 250; minute++) {
      many.add(sample(-60L * minute, 1));
    }
    var large = event("large", many.toArray(Sample[]::new));

    record(event("small", sample(0, 1)), large, event("smaller", sample(0, 1)));
    record(large);

    var read = rollups().read(series, MINUTE - 249, MINUTE);
    assertThat(read).hasSize(250);
    assertThat(read.stream().mapToDouble(rollup -> rollup.summary().sum()).sum()).isEqualTo(252);
    assertThat(ledger().find(id("large"))).isPresent();
  }

  @Test
  void findsTheSeriesOfAMetric() {
    var other = new SeriesKey(series.metric(), Labels.of("service", "dashboard", "zone", "a\"b"));
    var bare = new SeriesKey(series.metric(), Labels.none());
    var stranger = new SeriesKey(series.metric() + "_total", Labels.none());

    record(event("a", sample(0, 1), in(other), in(bare), in(stranger)));
    record(event("b", sample(60, 1)));

    assertThat(rollups().series(series.metric(), NOON)).containsExactly(bare, series, other);
    assertThat(rollups().series("unheard_of_" + run, NOON)).isEmpty();
  }

  @Test
  void seriesLeavesItsMetricAfterTheRetentionOfSilence() {
    record(event("a", sample(0, 1)));

    assertThat(rollups().series(series.metric(), NOON.plus(Recording.RETENTION)))
        .containsExactly(series);
    assertThat(rollups().series(series.metric(), NOON.plus(Recording.RETENTION).plus(TWO_DAYS)))
        .isEmpty();
  }

  @Test
  void seriesStaysWithItsMetricAsLongAsItIsRecorded() {
    record(event("a", sample(0, 1)));
    var later = NOON.plus(TWO_DAYS);
    var batch = new SampleBatch(id("b"), "metrics", later, List.of(new Sample(series, later, 1)));
    recordings().record(List.of(Recording.of(batch)), later);

    assertThat(rollups().series(series.metric(), later.plus(Recording.RETENTION)))
        .containsExactly(series);
  }

  private void record(SampleBatch... events) {
    recordings().record(List.of(events).stream().map(Recording::of).toList(), NOON);
  }

  private List<Rollup> read() {
    return rollups().read(series, MINUTE, MINUTE);
  }

  private SampleBatch event(String name, Sample... samples) {
    return new SampleBatch(id(name), "metrics", NOON, List.of(samples));
  }

  private String id(String name) {
    return "metrics:" + run + ":" + name;
  }

  private Sample sample(long seconds, double value) {
    return new Sample(series, NOON.plusSeconds(seconds), value);
  }

  private static Sample in(SeriesKey series) {
    return new Sample(series, NOON, 1);
  }
}
