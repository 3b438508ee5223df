// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.limit.Backlog;
import dev.tocsin.limit.Backlogs;
import dev.tocsin.limit.Traffic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store of backlogs does. It is empty at first, and its clock is {@link #clock}. */
public abstract class BacklogsContract {

  protected final ManualClock clock = new ManualClock();

  protected abstract Backlogs backlogs();

  @Test
  void nothingWaitsUntilSomebodySaysSo() {
    assertThat(backlogs().of(Traffic.SAMPLES)).isEqualTo(Backlog.NONE);
    backlogs().note(Traffic.SAMPLES, Duration.ofSeconds(30), clock.instant());
    assertThat(backlogs().of(Traffic.SAMPLES)).isEqualTo(Backlog.NONE);
  }

  @Test
  void backlogIsKnownAndEachQueueHasItsOwn() {
    var age = Duration.ofSeconds(61);
    backlogs().note(Traffic.ALERTS, age, clock.instant());

    assertThat(backlogs().of(Traffic.ALERTS)).isEqualTo(new Backlog(age, 0.5, clock.instant()));
    assertThat(backlogs().of(Traffic.SAMPLES)).isEqualTo(Backlog.NONE);
  }

  @Test
  void manyConsumersCountOnceAStep() {
    for (int i = 0; i < 5; i++) {
      backlogs().note(Traffic.SAMPLES, Duration.ofMinutes(1), clock.instant());
    }
    assertThat(backlogs().of(Traffic.SAMPLES).share()).isEqualTo(0.5);
  }
}
