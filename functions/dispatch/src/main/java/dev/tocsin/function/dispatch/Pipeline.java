// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Alerts;
import dev.tocsin.group.Flush;
import dev.tocsin.group.Group;
import dev.tocsin.group.Groups;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way of alerts from the queue to those who are told. Each stage may be done again at any time:
 *
 * <ol>
 *   <li><b>merge</b>: what is said about an alert becomes what is known of it;
 *   <li><b>route</b>: which groups it belongs to;
 *   <li><b>group, mute, flush</b>: the group takes it in and, where it is due, decides what to tell
 *       of what is not muted; group and decision are one conditional write;
 *   <li><b>publish, incident, recovery</b>: what was decided happens ({@link Outbox});
 *   <li><b>timer</b>: when the group is to be looked at next;
 *   <li><b>acknowledge</b>: who has taken which alert on ({@link Acknowledging});
 *   <li><b>ledger</b>: the event has come to its end.
 * </ol>
 *
 * <p>Whatever fails, the message comes again and the stages run again: those that were done change
 * nothing, and a decision that was written and not carried out is found in the group.
 */
final class Pipeline {

  private final Alerts alerts;
  private final Routing routing;
  private final Muting muting;
  private final Groups groups;
  private final Outbox outbox;
  private final Acknowledging acknowledging;
  private final Timers timers;
  private final Ledger ledger;
  private final InstantSource clock;

  Pipeline(
      Alerts alerts,
      Routing routing,
      Muting muting,
      Groups groups,
      Outbox outbox,
      Acknowledging acknowledging,
      Timers timers,
      Ledger ledger,
      InstantSource clock) {
    this.alerts = alerts;
    this.routing = routing;
    this.muting = muting;
    this.groups = groups;
    this.outbox = outbox;
    this.acknowledging = acknowledging;
    this.timers = timers;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Alerts have come in. A delivery that its sender repeats after it has come to its end says
   * nothing: taken for a new statement it would fire an alert again that is over, and the end that
   * was told already would not be told again.
   */
  void accept(AlertBatch batch) {
    if (batch.isNamed() && isConcluded(batch.eventId())) {
      return;
    }
    var now = clock.instant();
    var muter = muting.at(now);
    var known = batch.alerts().stream().map(alerts::merge).toList();
    var attempts = new Attempts();
    for (var share : routing.shares(alerts(known))) {
      attempts.make(
          () ->
              outbox.settle(
                  groups.update(
                      Group.empty(share.key(), share.settings(), now),
                      group ->
                          Flush.of(joined(group, share, batch.receivedAt(), now), muter, now)
                              .group()),
                  now));
    }
    for (var bare : others(known)) {
      attempts.make(() -> EarlyException.throwIfMayCome(bare.fingerprint(), bare.updatedAt(), now));
    }
    var taken = new AtomicInteger();
    for (var acknowledgement : batch.acknowledgements()) {
      attempts.make(() -> taken.addAndGet(acknowledging.take(acknowledgement, now) ? 1 : 0));
    }
    attempts.finish();
    boolean concernsNobody = alerts(known).isEmpty() && taken.get() == 0;
    ledger.conclude(batch.eventId(), concernsNobody ? Outcome.IGNORED : Outcome.DISPATCHED, now);
  }

  /** Of what was said, that which is about an alert with labels of its own. */
  private static List<Alert> alerts(List<Alert> known) {
    return known.stream().filter(alert -> !alert.isBare()).toList();
  }

  /** What was added to alerts that nobody has heard of. */
  private static List<Alert> others(List<Alert> known) {
    return known.stream().filter(alert -> alert.isBare() && alert.endsAt() == null).toList();
  }

  private boolean isConcluded(String eventId) {
    return ledger.find(eventId).map(Ledger.Entry::outcome).isPresent();
  }

  /** A group's timer has come round, or somebody believes so: the group knows. */
  void wake(Wakeup wakeup) {
    var now = clock.instant();
    var muter = muting.at(now);
    var change =
        groups.change(
            Outbox.groupId(wakeup), group -> Flush.of(current(group, now), muter, now).group());
    if (change.isEmpty()) {
      timers.done(wakeup);
      return;
    }
    var next = outbox.settle(change.get(), now).rhythm();
    if (next.nextFlush() == null) {
      timers.done(wakeup);
    } else if (next.version() == wakeup.version() && now.isBefore(next.nextFlush())) {
      // Too early: queues and clocks are not that exact.
      timers.find(wakeup.id()).ifPresent(timers::wake);
    }
    // A timer that is due and stays set, because somebody else is publishing, is the sweep's.
  }

  private static Group joined(Group group, Routing.Share share, Instant receivedAt, Instant now) {
    var joined = group.under(share.settings());
    for (var alert : share.alerts()) {
      joined = joined.add(alert, receivedAt, now);
    }
    return joined;
  }

  /**
   * The group as its route now wants it. Where a new configuration has no such route, its alerts
   * are reported to other groups and it would never hear of their end, so it asks.
   */
  private Group current(Group group, Instant now) {
    var settings = routing.settings(group.key());
    if (settings.isPresent()) {
      return group.under(settings.get());
    }
    var informed = group;
    for (var fingerprint : group.members().keySet()) {
      var alert = alerts.find(fingerprint);
      if (alert.isPresent()) {
        informed = informed.add(alert.get(), now, now);
      }
    }
    return informed;
  }
}
