// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Labels;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.rule.Evaluator;
import dev.tocsin.rule.RuleState;
import dev.tocsin.rule.RuleStates.Subject;
import dev.tocsin.rule.Tick;
import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a sample to what dispatch is told, on the schedule as it is deployed. */
class DetectionScenario {

  private static final Labels ALERT =
      Labels.of("alertname", "LowSuccessRate", "service", "cache_manager", "severity", "critical");

  private static final Labels SERIES = Labels.of("service", "cache_manager");

  private final Bench bench = new Bench(Bench.RULE);

  @ParameterizedTest
  @ValueSource(longs = {121, 134, 135, 149, 165, 179, 180, 181})
  void firesWithinFifteenSecondsOfTheFirstBadSample(long badAt) {
    bench.measures(65, 99.9);
    bench.measures(badAt, 97.25);
    bench.runUntil(badAt + 15);

    assertThat(bench.alerts()).hasSize(1);
    var alert = bench.last();
    assertThat(alert.labels()).isEqualTo(ALERT);
    assertThat(alert.annotations()).containsEntry("summary", "cache_manager at 97.25 %");
    assertThat(alert.end()).isEmpty();
    assertThat(alert.status(bench.clock.instant())).isEqualTo(Alert.Status.FIRING);
    assertThat(Duration.between(at(badAt), alert.startsAt())).isLessThan(Duration.ofSeconds(16));
  }

  @Test
  void resolvesWithTheFirstMinuteThatIsGoodOnAverage() {
    bench.measures(70, 90);
    bench.measures(100, 100);
    bench.runUntil(120);
    assertThat(bench.alerts()).extracting(Alert::end).allMatch(end -> end.isEmpty());
    bench.measures(125, 100);
    bench.runUntil(135);

    assertThat(bench.alerts()).hasSize(2);
    assertThat(bench.last().endsAt()).isEqualTo(at(135));
    assertThat(bench.last().startsAt()).isEqualTo(at(75));
    assertThat(bench.last().updatedAt()).isEqualTo(at(135));
  }

  @Test
  void tellsOnlyChangesAndEveryFiveMinutesThatItFiresStill() {
    for (int minute = 1; minute <= 12; minute++) {
      bench.measures(minute * 60L + 5, 90 + minute / 10.0);
    }
    bench.runUntil(13 * 60L - 1);

    assertThat(bench.alerts())
        .extracting(Alert::updatedAt)
        .containsExactly(at(75), at(375), at(675));
    assertThat(bench.alerts()).extracting(Alert::startsAt).containsOnly(at(75));
    assertThat(bench.last().annotations()).containsEntry("summary", "cache_manager at 91.1 %");
  }

  @Test
  void eachStatementHasAnIdOfItsOwn() {
    bench.measures(70, 90);
    bench.measures(125, 100);
    bench.runUntil(180);

    var series = Labels.of("service", "cache_manager").fingerprint();
    assertThat(bench.told)
        .extracting(AlertBatch::eventId)
        .containsExactly(
            "evaluate:cache_success:" + series + ":" + at(75).getEpochSecond(),
            "evaluate:cache_success:" + series + ":" + at(135).getEpochSecond());
  }

  @Test
  void seriesAreJudgedEachByItself() {
    var first = Labels.of("service", "cache_manager", "instance", "1");
    var second = Labels.of("service", "cache_manager", "instance", "2");
    var stranger = Labels.of("service", "dashboard");
    bench.measures(70, 90, first);
    bench.measures(70, 100, second);
    bench.measures(70, 10, stranger);
    bench.runUntil(90);

    assertThat(bench.alerts())
        .extracting(alert -> alert.labels().get("instance"))
        .containsExactly("1");
  }

  @Test
  void crashBeforeDispatchIsToldIsMadeGoodByTheNextTick() {
    var crash = new AtomicBoolean(true);
    var evaluator =
        new Evaluator(
            Bench.rules(Bench.RULE),
            metric -> bench.rollups,
            bench.states,
            batch -> {
              if (crash.getAndSet(false)) {
                throw new IllegalStateException("crash");
              }
              bench.told.add(batch);
            },
            Bench::inTurn);
    bench.measures(70, 90);

    assertThatIllegalStateException().isThrownBy(() -> evaluator.evaluate(at(75)));
    evaluator.evaluate(at(90));
    evaluator.evaluate(at(105));

    assertThat(bench.alerts()).hasSize(1);
    assertThat(bench.last().startsAt()).isEqualTo(at(75));
    assertThat(bench.last().updatedAt()).isEqualTo(at(75));
  }

  @Test
  void tickThatIsDeliveredTwiceTellsOnce() {
    bench.measures(70, 90);
    bench.deliver(new Tick(at(75)));
    bench.deliver(new Tick(at(75)));
    bench.deliver(new Tick(at(70)));

    assertThat(bench.alerts()).hasSize(1);
  }

  @Test
  void whoLosesTheRaceForTheStateTellsNothing() {
    bench.measures(70, 90);
    var subject = new Subject("cache_success", new SeriesKey("success_rate", SERIES));
    var overtaken =
        new Evaluator(
            Bench.rules(Bench.RULE),
            metric -> bench.rollups,
            new Overtaken(bench.states, subject),
            bench.told::add,
            Bench::inTurn);

    overtaken.evaluate(at(75));

    assertThat(bench.told).isEmpty();
  }

  @Test
  void errorOfOneSeriesDoesNotKeepOthersFromBeingEvaluated() {
    bench.measures(70, 90, Labels.of("service", "cache_manager", "instance", "1"));
    bench.measures(70, 90, Labels.of("service", "cache_manager", "instance", "2"));
    var evaluator =
        new Evaluator(
            Bench.rules(Bench.RULE),
            metric -> bench.rollups,
            bench.states,
            batch -> {
              if (batch.alerts().getFirst().labels().get("instance").equals("1")) {
                throw new IllegalStateException("no way through");
              }
              bench.told.add(batch);
            },
            Bench::inTurn);

    assertThatIllegalStateException()
        .isThrownBy(() -> evaluator.evaluate(at(75)))
        .withMessage("no way through");
    assertThat(bench.alerts()).hasSize(1);
  }

  @Test
  void alertOfARuleThatIsTakenAwayEnds() {
    bench.measures(70, 90);
    bench.runUntil(90);
    bench.deploy("rules: []");
    bench.runUntil(120);

    assertThat(bench.alerts()).hasSize(2);
    assertThat(bench.last().endsAt()).isEqualTo(at(120));
    assertThat(bench.last().labels()).isEqualTo(ALERT);
    bench.runUntil(300);
    assertThat(bench.alerts()).hasSize(2);
  }

  @Test
  void alertOfASeriesThatIsNoMoreEndsWhereSilenceDoesNotEndIt() {
    var silenceIsNoRecovery = Bench.RULE + "    treatMissingData: ignore\n";
    bench.deploy(silenceIsNoRecovery);
    bench.measures(70, 90);
    bench.runUntil(600);
    assertThat(bench.last().end()).isEmpty();

    bench.clock.advance(Recording.RETENTION.plusDays(1));
    bench.schedule();

    assertThat(bench.last().endsAt()).isEqualTo(bench.clock.instant());
    assertThat(bench.last().annotations())
        .containsEntry("summary", "cache_success is not watched any longer");
  }

  @Test
  void stateSaysWhatDispatchKnows() {
    bench.measures(70, 90);
    bench.runUntil(90);

    var subject = new Subject("cache_success", new SeriesKey("success_rate", SERIES));
    var state = bench.states.find(subject).state();
    assertThat(state.phase()).isEqualTo(RuleState.Phase.FIRING);
    assertThat(state.toldAt()).isEqualTo(at(75));
  }

  private static Instant at(long second) {
    return ManualClock.START.plusSeconds(second);
  }
}
