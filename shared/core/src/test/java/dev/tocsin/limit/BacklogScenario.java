// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What waits tightens the limits, and what does not relaxes them, step by step. */
class BacklogScenario {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private Backlog backlog = Backlog.NONE;

  private void at(int second, Traffic traffic, int ageSeconds) {
    backlog = backlog.noted(traffic, Duration.ofSeconds(ageSeconds), NOON.plusSeconds(second));
  }

  private void expect(int second, double share) {
    assertThat(backlog.share(NOON.plusSeconds(second)))
        .as("share after %s s", second)
        .isEqualTo(share, within(1e-9));
  }

  @Test
  void ordinaryDaysTakeEverythingAndNoteNothing() {
    at(0, Traffic.SAMPLES, 30);
    assertThat(backlog).isSameAs(Backlog.NONE);
    expect(0, 1);
  }

  @Test
  void backlogHalvesAtEachStepDownToTheFloor() {
    at(0, Traffic.SAMPLES, 31);
    expect(0, 0.5);
    at(10, Traffic.SAMPLES, 45);
    expect(10, 0.25);
    for (int step = 2; step < 10; step++) {
      at(step * 10, Traffic.SAMPLES, 300);
    }
    expect(90, Traffic.SAMPLES.floor());
  }

  @Test
  void manyConsumersHalveOnceAStep() {
    at(0, Traffic.SAMPLES, 31);
    at(1, Traffic.SAMPLES, 32);
    at(9, Traffic.SAMPLES, 40);
    expect(9, 0.5);
  }

  @Test
  void relaxesATenthAStepOnceTheBacklogIsGone() {
    at(0, Traffic.SAMPLES, 31);
    expect(19, 0.5);
    expect(20, 0.6);
    expect(30, 0.7);
    expect(60, 1);
    expect(3600, 1);
  }

  @Test
  void alertsAreHeldBackLaterAndLess() {
    at(0, Traffic.ALERTS, 60);
    expect(0, 1);
    for (int step = 0; step < 10; step++) {
      at(step * 10, Traffic.ALERTS, 600);
    }
    expect(90, 0.5);
  }
}
