// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import dev.tocsin.config.Durations;
import dev.tocsin.demo.Moment.Event;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What happened, in order: printed as it happens, and there to be waited for. */
final class Timeline {

  private final InstantSource clock;
  private final PrintStream out;
  private final Instant start;
  private final List<Moment> moments = new ArrayList<>();

  Timeline(InstantSource clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
    this.start = clock.instant();
  }

  /** It happens now. */
  synchronized Moment note(String service, Event event, String subject, String detail) {
    var moment = new Moment(clock.instant(), service, event, subject, detail);
    moments.add(moment);
    out.println(line(moment));
    notifyAll();
    return moment;
  }

  /** Waits until it has happened, or has been said to have happened before. */
  synchronized Moment await(String service, Event event, String subject, Duration limit) {
    return await(
        moment -> moment.is(service, event, subject),
        service + ": " + event.words() + (subject.isEmpty() ? "" : " (" + subject + ")"),
        limit);
  }

  /** The first moment that was noted after another one. */
  synchronized Moment awaitAfter(
      Moment after, String service, Event event, String subject, Duration limit) {
    return await(
        moment -> moment.is(service, event, subject) && moment.at().isAfter(after.at()),
        service + ": " + event.words() + (subject.isEmpty() ? "" : " (" + subject + ")"),
        limit);
  }

  synchronized List<Moment> all(String service, Event event, String subject) {
    return moments.stream().filter(moment -> moment.is(service, event, subject)).toList();
  }

  private Moment await(Predicate<Moment> wanted, String name, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    Optional<Moment> found;
    while ((found = moments.stream().filter(wanted).findFirst()).isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new MissingMoment("did not happen within " + Durations.text(limit) + ": " + name);
      }
      try {
        wait(Math.max(1, left / 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MissingMoment("interrupted while waiting for: " + name);
      }
    }
    return found.get();
  }

  private String line(Moment moment) {
    return "%s  %-20s %-40s %s"
        .formatted(
            stamp(Duration.between(start, moment.at())),
            moment.service(),
            moment.event().words() + (moment.subject().isEmpty() ? "" : " " + moment.subject()),
            moment.detail())
        .stripTrailing();
  }

  private static String stamp(Duration sinceStart) {
    return "%02d:%02d.%d"
        .formatted(
            sinceStart.toMinutes(), sinceStart.toSecondsPart(), sinceStart.toMillisPart() / 100);
  }
}
