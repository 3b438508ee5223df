// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.rule.Tick;
import dev.tocsin.testkit.ManualClock;
import org.junit.jupiter.api.Test;

class EvaluateHandlerTest {

  private final Bench bench = new Bench(Bench.RULE);

  @Test
  void scheduleEvaluatesAndSendsTheTicksUntilTheNext() {
    bench.measures(0, 90);

    bench.schedule();

    assertThat(bench.alerts()).hasSize(1);
    assertThat(bench.delayedTicks()).isEqualTo(3);
  }

  @Test
  void tickEvaluatesAndSendsNoOther() {
    bench.measures(0, 90);

    var answer = bench.deliver(new Tick(ManualClock.START));

    assertThat(bench.alerts()).hasSize(1);
    assertThat(bench.delayedTicks()).isZero();
    assertThat(answer).contains("\"batchItemFailures\":[]");
  }

  @Test
  void tickThatComesMoreThanAMinuteLateIsSkippedAndCounted() {
    bench.measures(61, 90);
    bench.told.clear();

    bench.deliver(new Tick(ManualClock.START));
    assertThat(bench.alerts()).isEmpty();
    assertThat(bench.counted).containsEntry("TicksSkipped", 1L);

    bench.deliver(new Tick(ManualClock.START.plusSeconds(1)));
    assertThat(bench.counted).containsEntry("TicksSkipped", 1L);
  }

  @Test
  void messageThatIsNoTickFails() {
    assertThat(bench.deliver("{\"at\":\"soon\"}")).contains("\"itemIdentifier\":\"m\"");
  }
}
