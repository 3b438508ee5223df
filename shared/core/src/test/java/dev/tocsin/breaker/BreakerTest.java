// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import static dev.tocsin.breaker.Outcome.FAILURE;
import static dev.tocsin.breaker.Outcome.IGNORED;
import static dev.tocsin.breaker.Outcome.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BreakerTest {

  private static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");
  private static final BreakerSettings SETTINGS = BreakerSettings.DEFAULT;
  private static final BreakerSettings TWO_PROBES =
      new BreakerSettings(
          Mode.NORMAL,
          5,
          Duration.ofSeconds(60),
          Duration.ofSeconds(300),
          2,
          3,
          Duration.ofMinutes(15));

  static Stream<Arguments> outcomes() {
    return Stream.of(
        arguments(new Closed(0), SUCCESS, new Closed(0)),
        arguments(new Closed(4), SUCCESS, new Closed(0)),
        arguments(new Closed(3), FAILURE, new Closed(4)),
        arguments(new Closed(4), IGNORED, new Closed(4)),
        arguments(new Closed(4), FAILURE, new Open(1, T0)),
        arguments(new Open(2, T0), SUCCESS, new Open(2, T0)),
        arguments(new Open(2, T0), FAILURE, new Open(2, T0)),
        arguments(new HalfOpen(2, 0, 1, T0), SUCCESS, new HalfOpen(2, 1, 0, T0)),
        arguments(new HalfOpen(2, 2, 1, T0), SUCCESS, new Closed(0)),
        arguments(new HalfOpen(2, 2, 1, T0), FAILURE, new Open(3, T0)),
        arguments(new HalfOpen(2, 2, 1, T0), IGNORED, new HalfOpen(2, 2, 0, T0)),
        arguments(new ForcedOpen(), SUCCESS, new ForcedOpen()),
        arguments(new ForcedOpen(), FAILURE, new ForcedOpen()),
        arguments(new MetricsOnly(new Closed(4)), FAILURE, new MetricsOnly(new Open(1, T0))));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void anOutcomeLeadsTo(Breaker before, Outcome outcome, Breaker after) {
    assertThat(before.after(outcome, SETTINGS, T0)).isEqualTo(after);
  }

  static Stream<Arguments> questions() {
    var at60 = T0.plusSeconds(60);
    var lease = SETTINGS.probeLease();
    return Stream.of(
        arguments(new Closed(4), T0, Reason.CLOSED, new Closed(4)),
        arguments(new Open(1, T0), T0.plusMillis(59_999), Reason.OPEN, new Open(1, T0)),
        arguments(new Open(1, T0), at60, Reason.PROBE, new HalfOpen(1, 0, 1, at60)),
        arguments(new Open(2, T0), at60, Reason.OPEN, new Open(2, T0)),
        arguments(new HalfOpen(1, 1, 0, T0), at60, Reason.PROBE, new HalfOpen(1, 1, 1, at60)),
        arguments(new HalfOpen(1, 0, 1, T0), at60, Reason.PROBES_TAKEN, new HalfOpen(1, 0, 1, T0)),
        arguments(
            new HalfOpen(1, 0, 1, T0),
            T0.plus(lease),
            Reason.PROBE,
            new HalfOpen(1, 0, 1, T0.plus(lease))),
        arguments(new ForcedOpen(), T0, Reason.FORCED_OPEN, new ForcedOpen()),
        arguments(
            new MetricsOnly(new Closed(0)),
            T0,
            Reason.DRY_RUN_PERMITS,
            new MetricsOnly(new Closed(0))),
        arguments(
            new MetricsOnly(new Open(1, T0)),
            T0,
            Reason.DRY_RUN_WOULD_REFUSE,
            new MetricsOnly(new Open(1, T0))),
        arguments(
            new MetricsOnly(new Open(1, T0)),
            at60,
            Reason.DRY_RUN_PERMITS,
            new MetricsOnly(new HalfOpen(1, 0, 1, at60))));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionIsAnswered(Breaker before, Instant now, Reason reason, Breaker after) {
    var verdict = before.ask(SETTINGS, now);
    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.permitted()).isEqualTo(reason.permits());
    assertThat(verdict.breaker()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({"1,60", "2,120", "3,240", "4,300", "5,300", "1000000,300"})
  void theTimeOpenDoublesUpToItsBound(int openings, long seconds) {
    assertThat(SETTINGS.openFor(openings)).isEqualTo(Duration.ofSeconds(seconds));
    var open = new Open(openings, T0);
    assertThat(open.ask(SETTINGS, T0.plusSeconds(seconds).minusNanos(1)).again())
        .contains(T0.plusSeconds(seconds));
    assertThat(open.ask(SETTINGS, T0.plusSeconds(seconds)).permitted()).isTrue();
  }

  @Test
  void asManyProbesAsAllowedAreUnderWayAtOnce() {
    var first = new Open(1, T0).ask(TWO_PROBES, T0.plusSeconds(60));
    var second = first.breaker().ask(TWO_PROBES, T0.plusSeconds(61));
    var third = second.breaker().ask(TWO_PROBES, T0.plusSeconds(62));
    assertThat(second.permitted()).isTrue();
    assertThat(third.permitted()).isFalse();
    var oneBack = third.breaker().after(SUCCESS, TWO_PROBES, T0.plusSeconds(63));
    assertThat(oneBack.ask(TWO_PROBES, T0.plusSeconds(64)).permitted()).isTrue();
  }

  @Test
  void closingForgetsHowOftenItHadOpened() {
    Breaker breaker = new HalfOpen(4, 2, 1, T0).after(SUCCESS, SETTINGS, T0);
    for (int failure = 0; failure < SETTINGS.failureThreshold(); failure++) {
      breaker = breaker.after(FAILURE, SETTINGS, T0);
    }
    assertThat(breaker).isEqualTo(new Open(1, T0));
  }

  @ParameterizedTest
  @MethodSource
  void aPersonChoosesTheMode(Breaker before, Mode mode, Breaker after) {
    assertThat(before.in(mode)).isEqualTo(after);
  }

  static Stream<Arguments> aPersonChoosesTheMode() {
    var open = new Open(2, T0);
    return Stream.of(
        arguments(open, Mode.NORMAL, open),
        arguments(open, Mode.FORCED_OPEN, new ForcedOpen()),
        arguments(open, Mode.METRICS_ONLY, new MetricsOnly(open)),
        arguments(new ForcedOpen(), Mode.NORMAL, new Closed(0)),
        arguments(new ForcedOpen(), Mode.METRICS_ONLY, new MetricsOnly(new Closed(0))),
        arguments(new MetricsOnly(open), Mode.NORMAL, open),
        arguments(new MetricsOnly(open), Mode.METRICS_ONLY, new MetricsOnly(open)),
        arguments(new MetricsOnly(open), Mode.FORCED_OPEN, new ForcedOpen()));
  }
}
