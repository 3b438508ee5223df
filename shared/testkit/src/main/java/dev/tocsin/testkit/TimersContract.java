// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of timers does. The store's clock is {@link #clock}. */
public abstract class TimersContract {

  protected final ManualClock clock = new ManualClock();

  private final String id = "group/" + UUID.randomUUID();

  protected abstract Timers timers();

  /** The wake-ups that group timers have sent since the last call, delayed ones included. */
  protected abstract List<Wakeup> sent();

  @Test
  void setTimerIsFound() {
    timers().set(timer(1, 30));

    assertThat(timers().find(id)).contains(timer(1, 30));
  }

  @Test
  void newerVersionReplacesTheOlder() {
    timers().set(timer(1, 30));
    timers().set(timer(2, 10));

    assertThat(timers().find(id)).contains(timer(2, 10));
  }

  @Test
  void versionThatIsNotNewerChangesNothing() {
    timers().set(timer(2, 30));
    timers().set(timer(2, 99));
    timers().set(timer(1, 99));

    assertThat(timers().find(id)).contains(timer(2, 30));
  }

  @Test
  void doneTimerIsGone() {
    timers().set(timer(1, 30));
    timers().done(new Wakeup(id, 1));

    assertThat(timers().find(id)).isEmpty();
    assertThat(due(60)).isEmpty();
  }

  @Test
  void doneDoesNotReachATimerThatWasSetAnew() {
    timers().set(timer(1, 30));
    timers().set(timer(2, 60));
    timers().done(new Wakeup(id, 1));

    assertThat(timers().find(id)).contains(timer(2, 60));
  }

  @Test
  void redeliveryDoesNotSetATimerThatIsDone() {
    timers().set(timer(1, 30));
    timers().done(new Wakeup(id, 1));
    timers().set(timer(1, 30));

    assertThat(timers().find(id)).isEmpty();
  }

  @Test
  void doneTimerCanBeSetAnew() {
    timers().set(timer(1, 30));
    timers().done(new Wakeup(id, 1));
    timers().set(timer(2, 60));

    assertThat(timers().find(id)).contains(timer(2, 60));
    assertThat(due(60)).containsExactly(timer(2, 60));
  }

  @Test
  void doneOfAnUnknownTimerIsNothing() {
    timers().done(new Wakeup(id, 1));

    assertThat(timers().find(id)).isEmpty();
  }

  @Test
  void timerIsDueFromItsInstantOn() {
    timers().set(timer(1, 30));

    assertThat(due(29)).isEmpty();
    assertThat(due(30)).containsExactly(timer(1, 30));
  }

  @Test
  void longestOverdueComesFirst() {
    var other = new Timer(id + "/other", Timer.Owner.GROUP, at(20), 1);
    timers().set(timer(1, 30));
    timers().set(other);

    assertThat(due(60)).containsExactly(other, timer(1, 30));
  }

  @Test
  void timerDueSoonSendsItsWakeupAtOnce() {
    // Already due, so that a queue of a real engine shows it at once.
    timers().set(timer(7, 0));

    assertThat(sent()).contains(new Wakeup(id, 7));
  }

  @Test
  void timerDueLaterLeavesItsWakeupToTheSweep() {
    timers().set(timer(1, Duration.ofHours(1).toSeconds()));

    assertThat(sent()).extracting(Wakeup::id).doesNotContain(id);
  }

  @Test
  void settingTheSameVersionAgainSendsNoSecondWakeup() {
    timers().set(timer(1, 0));
    sent();
    timers().set(timer(1, 0));

    assertThat(sent()).extracting(Wakeup::id).doesNotContain(id);
  }

  @Test
  void sweepWakesAgain() {
    timers().set(timer(1, 0));
    sent();
    timers().wake(timer(1, 0));

    assertThat(sent()).contains(new Wakeup(id, 1));
  }

  private List<Timer> due(long seconds) {
    return timers().due(at(seconds), 10_000).stream()
        .filter(timer -> timer.id().startsWith(id))
        .toList();
  }

  private Timer timer(long version, long dueAt) {
    return new Timer(id, Timer.Owner.GROUP, at(dueAt), version);
  }

  private static Instant at(long seconds) {
    return ManualClock.START.plusSeconds(seconds);
  }
}
