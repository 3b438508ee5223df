// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;

/** When a group has to be looked at next. */
final class Schedule {

  private Schedule() {}

  /** After an alert has joined, changed its state or begun anew. */
  static Rhythm afterJoining(Group group, Member member, Instant now) {
    var rhythm = group.rhythm();
    if (rhythm.lastFlush() != null && group.key().isOfOneAlert() && !member.fires(now)) {
      // Nothing else can end with it, and who triggers it again means another incident.
      return rhythm.noLaterThan(now);
    }
    if (rhythm.lastFlush() != null) {
      return rhythm.noLaterThan(rhythm.tick(now, group.settings().groupInterval()));
    }
    var wait = group.settings().groupWait();
    // As in Alertmanager: who has fired for longer than the wait has waited enough.
    boolean waited = member.alert().startsAt().plus(wait).isBefore(now);
    return rhythm.noLaterThan(waited ? now : now.plus(wait));
  }

  /** After something was said that may have brought the announced end of an alert nearer. */
  static Rhythm afterSaying(Group group, Member member, Instant now) {
    var rhythm = group.rhythm();
    var end = member.alert().endsAt();
    return rhythm.lastFlush() == null || end == null || !member.fires(now)
        ? rhythm
        : rhythm.noLaterThan(rhythm.tick(end, group.settings().groupInterval()));
  }

  /** After a flush that told nothing. */
  static Rhythm afterQuiet(Group group, Instant now) {
    return next(group, group.rhythm().flushed(now, now));
  }

  /**
   * After a flush that tells something: until that is published the next tick of the grid is kept,
   * as whoever comes then publishes what was left lying.
   */
  static Rhythm afterNotify(Group group, Instant now) {
    return group.rhythm().flushed(now, now.plus(group.settings().groupInterval()));
  }

  static Rhythm afterPublishing(Group group) {
    return next(group, group.rhythm());
  }

  private static Rhythm next(Group group, Rhythm rhythm) {
    var last = rhythm.lastFlush();
    if (last == null || group.members().isEmpty()) {
      return rhythm.over();
    }
    var interval = group.settings().groupInterval();
    var logged = group.logged();
    var wanted = new ArrayList<Instant>();
    group
        .members()
        .forEach(
            (fingerprint, member) -> {
              member.alert().end().ifPresent(end -> wanted.add(rhythm.tick(end, interval)));
              if (logged == null || !logged.firing().contains(fingerprint)) {
                // It joined meanwhile, or it is muted and nobody says when a silence ends early.
                wanted.add(last.plus(interval));
              }
            });
    if (logged != null) {
      // Strictly later than the repeat interval, to the letter of Alertmanager's comparison.
      var repeat = logged.at().plus(group.settings().repeatInterval());
      wanted.add(rhythm.tick(repeat.plusNanos(1), interval));
    }
    return rhythm.flushed(last, Collections.min(wanted));
  }
}
