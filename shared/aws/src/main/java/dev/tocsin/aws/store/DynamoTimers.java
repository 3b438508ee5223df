// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.aws.queue.Queue;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Timers in the timers table under their ids, listed by when they are due, and their wake-ups in
 * the queue of their owner. The timer is written before its wake-up is sent: a crash in between
 * leaves a timer without a wake-up, which the sweep finds, and never a wake-up without a timer.
 */
public final class DynamoTimers implements Timers {

  /** How long a timer that is done is remembered, so that a late redelivery can't set it again. */
  private static final Duration REMEMBERED = Duration.ofDays(5);

  private static final int SHARDS = 8;

  private final DocumentTable<Stored> table;
  private final Map<Timer.Owner, Queue<Wakeup>> queues;
  private final InstantSource clock;

  /**
   * @param doneAt when it was done, null while it is set
   */
  record Stored(Timer timer, @Nullable Instant doneAt) {}

  /**
   * @param queues the queue of each owner that this function may wake
   */
  public DynamoTimers(
      DynamoDbClient dynamo,
      String table,
      Map<Timer.Owner, Queue<Wakeup>> queues,
      InstantSource clock) {
    this.table = new DocumentTable<>(dynamo, table, Stored.class, DynamoTimers::entry);
    this.queues = Map.copyOf(queues);
    this.clock = clock;
  }

  @Override
  public void set(Timer timer) {
    var now = clock.instant();
    var fresh = new Stored(timer, null);
    var stands =
        table.merge(
            timer.id(),
            now,
            fresh,
            (known, set) -> known.timer().version() >= timer.version() ? known : set);
    if (stands == fresh && !timer.dueAt().isAfter(now.plus(Queue.LONGEST_DELAY))) {
      wake(timer);
    }
  }

  @Override
  public Optional<Timer> find(String id) {
    return table
        .find(id, clock.instant())
        .map(DocumentTable.Versioned::document)
        .filter(stored -> stored.doneAt() == null)
        .map(Stored::timer);
  }

  @Override
  public void done(Wakeup wakeup) {
    var now = clock.instant();
    table.change(
        wakeup.id(),
        now,
        known ->
            known.doneAt() == null && known.timer().version() == wakeup.version()
                ? new Stored(known.timer(), now)
                : known);
  }

  @Override
  public List<Timer> due(Instant now, int limit) {
    return IntStream.range(0, SHARDS)
        .mapToObj(shard -> table.list("timers/" + shard, false, limit, now))
        .flatMap(List::stream)
        .map(Stored::timer)
        .filter(timer -> timer.isDue(now))
        .sorted(Comparator.comparing(Timer::dueAt))
        .limit(limit)
        .toList();
  }

  @Override
  public void wake(Timer timer) {
    var queue = queues.get(timer.owner());
    if (queue == null) {
      throw new IllegalStateException(
          "this function has no queue to wake " + timer.owner() + " by: " + timer.id());
    }
    var delay = Duration.between(clock.instant(), timer.dueAt());
    queue.send(
        timer.wakeup(), delay.compareTo(Queue.LONGEST_DELAY) > 0 ? Queue.LONGEST_DELAY : delay);
  }

  private static DocumentTable.Entry entry(Stored stored) {
    var doneAt = stored.doneAt();
    return doneAt == null
        ? new DocumentTable.Entry(
            "timers/" + Math.floorMod(stored.timer().id().hashCode(), SHARDS),
            stored.timer().dueAt(),
            null)
        : new DocumentTable.Entry(null, null, doneAt.plus(REMEMBERED));
  }
}
