// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.alert.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final SeriesKey CACHE =
      new SeriesKey("success_rate", Labels.of("service", "cache_manager"));

  @Test
  void samplesOfOneSeriesAndMinuteBecomeOneRollup() {
    var recording =
        Recording.of(batch(sample(0, 99), sample(59, 98), sample(60, 90), other(1, 500)));

    assertThat(recording.rollups())
        .extracting(rollup -> rollup.series().metric(), Rollup::minute, r -> r.summary().sum())
        .containsExactly(
            tuple("success_rate", Rollup.minuteOf(NOON), 197.0),
            tuple("success_rate", Rollup.minuteOf(NOON) + 1, 90.0),
            tuple("response_time", Rollup.minuteOf(NOON), 500.0));
    assertThat(recording.refused()).isEmpty();
  }

  @Test
  void lateAndOutOfOrderSamplesLandInTheirOwnMinute() {
    var recording = Recording.of(batch(sample(0, 99), sample(-86_400, 97), sample(-3600, 98)));

    assertThat(recording.rollups())
        .extracting(Rollup::minute)
        .containsExactly(
            Rollup.minuteOf(NOON),
            Rollup.minuteOf(NOON.minus(Duration.ofDays(1))),
            Rollup.minuteOf(NOON.minus(Duration.ofHours(1))));
  }

  @Test
  void samplesOlderThanTheRetentionAreRefusedAndCounted() {
    long edge = -Recording.RETENTION.toSeconds();

    var recording = Recording.of(batch(sample(edge, 1), sample(edge - 1, 1), sample(edge - 2, 1)));

    assertThat(recording.rollups()).hasSize(1);
    assertThat(recording.refused()).containsExactly(entry(Recording.Refusal.TOO_OLD, 2));
  }

  @Test
  void samplesFromTheFutureAreRefusedBeyondWhatClocksMayDiffer() {
    var recording = Recording.of(batch(sample(600, 1), sample(601, 1)));

    assertThat(recording.rollups()).hasSize(1);
    assertThat(recording.refused()).containsExactly(entry(Recording.Refusal.IN_THE_FUTURE, 1));
  }

  @Test
  void seriesThatNoKeyCanHoldAreRefused() {
    var endless = new SeriesKey("up", Labels.of("path", "x".repeat(2048)));

    var recording = Recording.of(batch(new Sample(endless, NOON, 1)));

    assertThat(recording.rollups()).isEmpty();
    assertThat(recording.refused()).containsExactly(entry(Recording.Refusal.SERIES_TOO_LONG, 1));
  }

  @Test
  void minutesBeforeTheEpochHaveANumberToo() {
    assertThat(Rollup.minuteOf(Instant.ofEpochSecond(-1))).isEqualTo(-1);
    assertThat(Rollup.startOf(-1)).isEqualTo(Instant.ofEpochSecond(-60));
  }

  @Test
  void rollupsOfDifferentMinutesDontMerge() {
    var one = new Rollup(CACHE, 1, Summary.of(1));
    var other = new Rollup(CACHE, 2, Summary.of(1));

    assertThatIllegalArgumentException().isThrownBy(() -> one.merge(other));
  }

  private static SampleBatch batch(Sample... samples) {
    return new SampleBatch("metrics:1", "metrics", NOON, List.of(samples));
  }

  private static Sample sample(long seconds, double value) {
    return new Sample(CACHE, NOON.plusSeconds(seconds), value);
  }

  private static Sample other(long seconds, double value) {
    return new Sample(
        new SeriesKey("response_time", CACHE.labels()), NOON.plusSeconds(seconds), value);
  }
}
