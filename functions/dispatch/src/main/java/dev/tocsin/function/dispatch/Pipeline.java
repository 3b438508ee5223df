// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Alerts;
import dev.tocsin.function.dispatch.Routing.Known;
import dev.tocsin.group.Flush;
import dev.tocsin.group.Group;
import dev.tocsin.group.Groups;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.mute.Muter;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 * <p>The messages of an invocation go through each stage together, and their ends are their own.
 * Whatever fails, the message comes again and the stages run again: those that were done change
 * nothing, and a decision that was written and not carried out is found in the group.
 */
final class Pipeline {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

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

  /** Alerts have come in, with all messages of one invocation; each says how it fared. */
  void accept(List<Incoming> messages) {
    Incoming.rounds(messages, clock.instant()).forEach(this::acceptTogether);
  }

  private void acceptTogether(List<Incoming> round) {
    var now = clock.instant();
    List<Incoming> messages;
    List<Known> known;
    try {
      messages = news(round);
      known = merged(messages);
    } catch (RuntimeException e) {
      apart(round, e, one -> acceptTogether(List.of(one)));
      return;
    }
    var muter = muting.at(now);
    for (var share : routing.shares(known.stream().filter(one -> !one.alert().isBare()).toList())) {
      join(share, muter, now);
    }
    for (var message : messages) {
      end(message, known.stream().filter(one -> one.from() == message).toList(), now);
    }
  }

  /**
   * What a sender repeats under one id counts as of when it was first accepted, and not at all once
   * it has come to its end: taken for a new statement it would fire an alert again that is over,
   * and the end that was told already would not be told again.
   */
  private List<Incoming> news(List<Incoming> messages) {
    var noted =
        ledger.findAll(
            messages.stream()
                .map(Incoming::batch)
                .filter(AlertBatch::isNamed)
                .map(AlertBatch::eventId)
                .toList());
    var news = new ArrayList<Incoming>();
    for (var message : messages) {
      var entry = Optional.ofNullable(noted.get(message.batch().eventId()));
      entry.map(Ledger.Entry::acceptedAt).ifPresent(message::saidAt);
      if (entry.map(Ledger.Entry::outcome).isEmpty()) {
        news.add(message);
      }
    }
    return news;
  }

  private List<Known> merged(List<Incoming> messages) {
    var statements = messages.stream().flatMap(one -> one.batch().alerts().stream()).toList();
    var merged = alerts.merge(statements).iterator();
    var known = new ArrayList<Known>();
    for (var message : messages) {
      for (int i = 0; i < message.batch().alerts().size(); i++) {
        known.add(new Known(merged.next(), message));
      }
    }
    return known;
  }

  /** Has a group take its alerts in, and does what follows from it. */
  private void join(Routing.Share share, Muter muter, Instant now) {
    Groups.Change change;
    try {
      change =
          groups.update(
              Group.empty(share.key(), share.settings(), now),
              group -> Flush.of(joined(group, share, now), muter, now).group());
    } catch (RuntimeException e) {
      apart(share.from(), e, one -> join(share.of(one), muter, now));
      return;
    }
    try {
      outbox.settle(change, now);
    } catch (RuntimeException e) {
      share.from().forEach(message -> message.fail(e));
    }
  }

  /**
   * What can't be done for all, before anything has followed from it, is tried for each alone, so
   * that one message does not take others to the dead letters.
   */
  private static void apart(
      Collection<Incoming> messages, RuntimeException failure, Consumer<Incoming> alone) {
    if (messages.size() == 1) {
      messages.forEach(message -> message.fail(failure));
    } else {
      LOG.info("{} messages can't be taken in together: {}", messages.size(), failure.toString());
      messages.forEach(alone);
    }
  }

  /** The rest of a message: what is its own, and its end if nothing of it has failed. */
  private void end(Incoming message, List<Known> known, Instant now) {
    var batch = message.batch();
    for (var bare : others(known)) {
      message.attempt(
          () -> EarlyException.throwIfMayCome(bare.fingerprint(), bare.updatedAt(), now));
    }
    var taken = new AtomicInteger();
    for (var acknowledgement : batch.acknowledgements()) {
      message.attempt(() -> taken.addAndGet(acknowledging.take(acknowledgement, now) ? 1 : 0));
    }
    if (message.failure().isEmpty()) {
      boolean concernsNobody =
          known.stream().allMatch(one -> one.alert().isBare()) && taken.get() == 0;
      var outcome = concernsNobody ? Outcome.IGNORED : Outcome.DISPATCHED;
      message.attempt(() -> ledger.conclude(batch.eventId(), outcome, now));
    }
  }

  /** What was added to alerts that nobody has heard of. */
  private static List<Alert> others(List<Known> known) {
    return known.stream()
        .map(Known::alert)
        .filter(alert -> alert.isBare() && alert.endsAt() == null)
        .toList();
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

  private static Group joined(Group group, Routing.Share share, Instant now) {
    var joined = group.under(share.settings());
    for (var known : share.alerts()) {
      joined = joined.add(known.alert(), known.from().batch().receivedAt(), now);
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
