// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.alert.Fingerprint;
import dev.tocsin.group.Announcement;
import dev.tocsin.group.Group;
import dev.tocsin.group.Groups;
import dev.tocsin.group.Pending;
import dev.tocsin.notify.Notifications;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what a group has decided. The order, and what a crash after each step leaves:
 *
 * <ol>
 *   <li>the group is stored with what it wants to say (by the caller): whoever comes next finds it;
 *   <li>it is published: published again under the same id, by which notify knows it;
 *   <li>the incident is opened, added to or resolved, all of which can be done twice;
 *   <li>runbooks are asked for, under ids by which recover knows them;
 *   <li>the group is stored as having said it;
 *   <li>the group's timer is set. It is set even if a step before has failed, so that not only the
 *       queue comes back to what was left lying.
 * </ol>
 *
 * <p>The page comes first: neither the incident's table nor the recovery queue can hold it up.
 */
final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String TIMER = "group/";

  private final Groups groups;
  private final Notifications notifications;
  private final IncidentKeeping incidents;
  private final Healing healing;
  private final Timers timers;

  Outbox(
      Groups groups,
      Notifications notifications,
      IncidentKeeping incidents,
      Healing healing,
      Timers timers) {
    this.groups = groups;
    this.notifications = notifications;
    this.incidents = incidents;
    this.healing = healing;
    this.timers = timers;
  }

  static String groupId(Wakeup wakeup) {
    return wakeup.id().substring(TIMER.length());
  }

  /** Does all that follows from a change that is stored; returns the group as it stands then. */
  Group settle(Groups.Change change, Instant now) {
    var group = change.after();
    var said = toSay(group, now);
    var asked = new HashSet<Fingerprint>();
    var attempts = new Attempts();
    attempts.make(() -> said.ifPresent(pending -> tell(group, pending)));
    attempts.make(() -> asked.addAll(healing.ask(group, now)));
    var stands = new AtomicReference<>(group);
    if (!attempts.failed()) {
      attempts.make(() -> stands.set(settled(group, said, asked, now)));
    }
    attempts.make(() -> setTimer(change, stands.get()));
    attempts.finish();
    return stands.get();
  }

  /**
   * What is to be said by this invocation: what it has decided itself, at its own instant, or what
   * another one decided so long ago that it must have died over it.
   */
  private static Optional<Pending> toSay(Group group, Instant now) {
    return Optional.ofNullable(group.pending())
        .filter(pending -> pending.decidedAt().equals(now) || pending.isAbandoned(now));
  }

  private void tell(Group group, Pending pending) {
    var notification = Announcement.of(group, pending);
    notifications.publish(notification);
    LOG.info(
        "notification {} published for {}: {}",
        notification.id(),
        notification.receiver(),
        notification.reason().text());
    incidents.note(group, pending, notification);
  }

  private Group settled(Group group, Optional<Pending> said, Set<Fingerprint> asked, Instant now) {
    if (said.isEmpty() && asked.isEmpty()) {
      return group;
    }
    return groups
        .change(
            group.key().id(),
            stored ->
                said.map(pending -> stored.published(pending.id(), now))
                    .orElse(stored)
                    .asked(asked))
        .map(Groups.Change::after)
        .orElse(group);
  }

  /**
   * Sets the timer where this change moved it; also where nothing changed at all, because then this
   * may be the second delivery after a crash that came before the timer was set.
   */
  private void setTimer(Groups.Change change, Group group) {
    var rhythm = group.rhythm();
    if (change.isNone() || rhythm.version() != change.before().rhythm().version()) {
      rhythm
          .next()
          .ifPresent(
              dueAt ->
                  timers.set(
                      new Timer(
                          TIMER + group.key().id(), Timer.Owner.GROUP, dueAt, rhythm.version())));
    }
  }
}
