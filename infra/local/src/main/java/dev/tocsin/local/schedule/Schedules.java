// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import dev.tocsin.local.lambda.Functions;
import dev.tocsin.local.template.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * All schedules of a stack. Like EventBridge Scheduler it fires at full minutes and makes up for
 * nothing: a time that passed while this machine slept is skipped.
 */
public final class Schedules implements AutoCloseable {

  private static final Duration TOO_LATE = Duration.ofMinutes(1);

  /** A suspended machine's timers stand still, so the wall clock is looked at again and again. */
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

  private final List<Schedule> schedules;
  private final Map<String, AsyncInvocations> invocations;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Schedules(
      List<Schedule> schedules, Map<String, AsyncInvocations> invocations, InstantSource clock) {
    this.schedules = schedules;
    this.invocations = invocations;
    this.clock = clock;
  }

  /**
   * Reads the schedules; none fires by itself before {@link #start}.
   *
   * @param queues SQS on behalf of a function, by its logical id
   * @throws ScheduleException naming a schedule that can't be kept here
   */
  public static Schedules of(
      Stack stack,
      Functions functions,
      Function<String, SqsClient> queues,
      InstantSource clock,
      Consumer<String> console) {
    var schedules = Schedule.all(stack);
    var invocations = new HashMap<String, AsyncInvocations>();
    for (var schedule : schedules) {
      invocations.computeIfAbsent(
          schedule.functionId(),
          id ->
              new AsyncInvocations(
                  functions.get(id),
                  AsyncPolicy.of(stack, stack.resource(id)),
                  queues.apply(id),
                  clock,
                  console));
    }
    return new Schedules(schedules, Map.copyOf(invocations), clock);
  }

  public void start() {
    for (var schedule : schedules) {
      Thread.ofVirtual().name("schedule " + schedule.name()).start(() -> keep(schedule));
    }
  }

  private void keep(Schedule schedule) {
    try {
      while (true) {
        var next = schedule.expression().after(now(schedule)).toInstant();
        while (clock.instant().isBefore(next)) {
          var left = Duration.between(clock.instant(), next).plusMillis(1);
          if (stopped.await(shorter(left, LONGEST_NAP).toMillis(), TimeUnit.MILLISECONDS)) {
            return;
          }
        }
        if (clock.instant().isBefore(next.plus(TOO_LATE))) {
          fire(schedule, next);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private ZonedDateTime now(Schedule schedule) {
    return clock.instant().atZone(schedule.zone());
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /**
   * Fires a schedule now, as if its time had come.
   *
   * @param name the event's name in the template
   * @return the thread on which its event is handled
   */
  public Thread fire(String functionId, String name) {
    return schedules.stream()
        .filter(s -> s.functionId().equals(functionId) && s.name().equals(name))
        .findFirst()
        .map(schedule -> fire(schedule, clock.instant()))
        .orElseThrow(
            () -> new ScheduleException("there is no schedule " + functionId + "." + name));
  }

  private Thread fire(Schedule schedule, Instant time) {
    var invocation = invocations.get(schedule.functionId());
    if (invocation == null) {
      throw new IllegalStateException(schedule.functionId());
    }
    return invocation.start(ScheduledEvent.of(schedule, time));
  }

  @Override
  public void close() {
    stopped.countDown();
    invocations.values().forEach(AsyncInvocations::stop);
  }
}
