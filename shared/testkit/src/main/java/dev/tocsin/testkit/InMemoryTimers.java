// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Timers in memory, for tests; the wake-ups that it sends are there to be looked at. */
public final class InMemoryTimers implements Timers {

  private static final Duration SOON = Duration.ofMinutes(15);

  private final Map<String, Timer> timers = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final List<Sent> sent = new ArrayList<>();
  private final InstantSource clock;

  /** A wake-up on its way: it arrives at {@code visibleAt}. */
  public record Sent(Timer.Owner owner, Wakeup wakeup, Instant visibleAt) {}

  public InMemoryTimers(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void set(Timer timer) {
    var known = timers.get(timer.id());
    if (known != null && known.version() >= timer.version()) {
      return;
    }
    timers.put(timer.id(), timer);
    done.remove(timer.id());
    if (!timer.dueAt().isAfter(clock.instant().plus(SOON))) {
      wake(timer);
    }
  }

  @Override
  public synchronized Optional<Timer> find(String id) {
    return Optional.ofNullable(timers.get(id)).filter(timer -> !done.contains(id));
  }

  @Override
  public synchronized void done(Wakeup wakeup) {
    var known = timers.get(wakeup.id());
    if (known != null && known.version() == wakeup.version()) {
      done.add(wakeup.id());
    }
  }

  @Override
  public synchronized List<Timer> due(Instant now, int limit) {
    return timers.values().stream()
        .filter(timer -> !done.contains(timer.id()) && timer.isDue(now))
        .sorted(Comparator.comparing(Timer::dueAt))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void wake(Timer timer) {
    var now = clock.instant();
    sent.add(
        new Sent(timer.owner(), timer.wakeup(), timer.dueAt().isAfter(now) ? timer.dueAt() : now));
  }

  /** The wake-ups sent so far, in the order of sending. */
  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** Takes the wake-ups of an owner that have arrived by now. */
  public synchronized List<Wakeup> receive(Timer.Owner owner) {
    var arrived =
        sent.stream()
            .filter(one -> one.owner() == owner && !one.visibleAt().isAfter(clock.instant()))
            .toList();
    sent.removeAll(arrived);
    return arrived.stream().map(Sent::wakeup).toList();
  }
}
