// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import dev.tocsin.alert.Alerts;
import dev.tocsin.breaker.Outcome;
import dev.tocsin.recovery.Answer;
import dev.tocsin.recovery.Condition;
import dev.tocsin.recovery.Recoveries;
import dev.tocsin.recovery.Recovery;
import dev.tocsin.recovery.Recovery.Status;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.recovery.Runbook;
import dev.tocsin.recovery.Runbooks;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/**
 * The way of a recovery from the request to its end, a step at a time. Each step is decided from
 * the stored recovery, has its effects, and is stored; so whoever dies in between leaves a recovery
 * from which the redelivered message, or the minute's sweep of the timers, goes on.
 *
 * <p>The order is the same everywhere, and it is what makes that safe:
 *
 * <ol>
 *   <li>The permit of the guards is taken under the attempt's key: asking again gives it again.
 *   <li>"running, attempt n" is stored before the action is called, and the action is called under
 *       the attempt's key: calling again is the same call for the other side.
 *   <li>The outcome is told to the guards before it is stored; the first that is told stands.
 *   <li>A person is told before that is stored, as an event with an id of its own: dispatch takes
 *       it in once.
 *   <li>A timer is set after what it is for was stored, and taken away after it was dealt with.
 * </ol>
 *
 * <p>What can't be read stops it: no alert state, no guard, no action. The message comes again.
 */
final class RecoveryFlow {

  /** How long the first look after a page waits, and the longest that any later one does. */
  private static final Duration FIRST_WATCH = Duration.ofMinutes(1);

  private static final Duration LONGEST_WATCH = Duration.ofMinutes(14);

  private final Runbooks runbooks;
  private final Map<String, RecoveryAction> actions;
  private final Recoveries recoveries;
  private final Alerts alerts;
  private final Timers timers;
  private final Gate gate;
  private final InstantSource clock;

  RecoveryFlow(
      Runbooks runbooks,
      Map<String, RecoveryAction> actions,
      Recoveries recoveries,
      Alerts alerts,
      Timers timers,
      Gate gate,
      InstantSource clock) {
    this.runbooks = runbooks;
    this.actions = actions;
    this.recoveries = recoveries;
    this.alerts = alerts;
    this.timers = timers;
    this.gate = gate;
    this.clock = clock;
  }

  /** Begins a recovery, or goes on with the one that the same request began. */
  void request(RecoveryRequest request) {
    var begun = Recovery.requested(request);
    proceed(
        recoveries
            .find(request.id())
            .orElseGet(
                () -> {
                  store(begun);
                  return begun;
                }));
  }

  /** Looks at the recovery that a timer stands for. */
  void wake(Wakeup wakeup) {
    var timer = timers.find(wakeup.id());
    if (timer.isEmpty() || timer.get().version() > wakeup.version()) {
      // Dealt with, or set anew since: then another wake-up is on its way.
      return;
    }
    recoveries.find(wakeup.id().substring(timerId("").length())).ifPresent(this::proceed);
    timers.done(wakeup);
  }

  private void proceed(Recovery recovery) {
    var step = step(recovery, clock.instant());
    while (step instanceof Step.Next next) {
      store(next.recovery());
      step = step(next.recovery(), clock.instant());
    }
    switch (step) {
      case Step.Sleep sleep -> {
        var stored = sleep.recovery();
        store(stored);
        timers.set(
            new Timer(timerId(stored.id()), Timer.Owner.RECOVERY, sleep.until(), stored.version()));
      }
      case Step.Stop stop -> {
        if (stop.recovery() != recovery) {
          store(stop.recovery());
        }
      }
      case Step.Next next -> throw new AssertionError("left the loop too early");
    }
  }

  private Step step(Recovery recovery, Instant now) {
    if (recovery.over()) {
      return new Step.Stop(recovery);
    }
    var condition =
        Condition.of(recovery.alert(), alerts.find(recovery.alert().fingerprint()), now);
    if (recovery.pagedAt() != null) {
      return watch(recovery, condition, now);
    }
    var runbook = runbooks.find(recovery.runbook());
    if (runbook.isEmpty()) {
      return page(recovery, "there is no runbook '" + recovery.runbook() + "'", now);
    }
    return switch (recovery.status()) {
      case RUNNING -> act(recovery, runbook.get(), now);
      case VERIFYING -> verify(recovery, runbook.get(), condition, now);
      default -> begin(recovery, runbook.get(), condition, now);
    };
  }

  private Step begin(Recovery recovery, Runbook runbook, Condition condition, Instant now) {
    if (condition != Condition.FIRING) {
      return recovery.attempts().isEmpty()
          ? new Step.Stop(recovery.ended(Status.IGNORED, "the alert no longer fires", now))
          : concluded(recovery, runbook, condition, now);
    }
    return switch (gate.ask(runbook, recovery, now)) {
      case Answer.Go go -> new Step.Next(recovery.running(now));
      case Answer.Wait wait -> new Step.Sleep(recovery.waiting(wait.why(), now), wait.until());
      case Answer.Refuse refuse -> page(recovery, refuse.why(), now);
    };
  }

  private Step act(Recovery recovery, Runbook runbook, Instant now) {
    var call =
        new ActionCall(recovery.attemptKey(), runbook.name(), recovery.alert().labels(), now);
    var result = Objects.requireNonNull(actions.get(runbook.name())).perform(call);
    var then = clock.instant();
    return switch (result.status()) {
      case DONE ->
          new Step.Sleep(
              recovery.verifying(result.answer(), then), then.plus(runbook.verification().every()));
      case FAILED -> again(recovery, runbook, result.answer(), then);
      case IMPOSSIBLE -> {
        gate.tell(runbook, recovery, Outcome.FAILURE, then);
        yield page(recovery, result.answer(), then);
      }
    };
  }

  private Step verify(Recovery recovery, Runbook runbook, Condition condition, Instant now) {
    if (condition != Condition.FIRING) {
      return concluded(recovery, runbook, condition, now);
    }
    var actedAt = recovery.attempt().orElseThrow().actedAt();
    return runbook
        .verification()
        .nextLook(actedAt == null ? now : actedAt, now)
        .<Step>map(next -> new Step.Sleep(recovery.looked(now), next))
        .orElseGet(() -> again(recovery, runbook, "the alert still fires", now));
  }

  /** The alert's stretch of firing is over, after something was done about it. */
  private Step concluded(Recovery recovery, Runbook runbook, Condition condition, Instant now) {
    if (condition == Condition.BACK) {
      gate.tell(runbook, recovery, Outcome.FAILURE, now);
      return new Step.Stop(
          recovery.ended(Status.FAILED, "the alert resolved, and fires again", now));
    }
    gate.clearAll(recovery, now);
    gate.tell(runbook, recovery, Outcome.SUCCESS, now);
    return new Step.Stop(recovery.ended(Status.SUCCEEDED, "the alert resolved", now));
  }

  private Step again(Recovery recovery, Runbook runbook, String finding, Instant now) {
    gate.tell(runbook, recovery, Outcome.FAILURE, now);
    return recovery.attempts().size() < runbook.attempts()
        ? new Step.Next(recovery.again(finding, now))
        : page(recovery, finding + " after attempt " + recovery.attempts().size(), now);
  }

  private Step page(Recovery recovery, String why, Instant now) {
    gate.page(recovery, why, now);
    var status = recovery.attempts().isEmpty() ? Status.REFUSED : Status.ESCALATED;
    return new Step.Sleep(recovery.paged(status, why, now), now.plus(FIRST_WATCH));
  }

  /** A person has it; what is left to do is to say when it is over. */
  private Step watch(Recovery recovery, Condition condition, Instant now) {
    if (condition == Condition.OVER) {
      gate.clear(recovery, now);
      return new Step.Stop(recovery.settled(now));
    }
    var waited = Duration.between(recovery.pagedAt(), now);
    var next =
        waited.compareTo(FIRST_WATCH) < 0
            ? FIRST_WATCH
            : waited.compareTo(LONGEST_WATCH) < 0 ? waited : LONGEST_WATCH;
    return new Step.Sleep(recovery.looked(now), now.plus(next));
  }

  private void store(Recovery recovery) {
    if (!recoveries.save(recovery)) {
      throw new IllegalStateException(
          recovery.id() + " was changed by somebody else: the message comes again");
    }
  }

  private static String timerId(String recoveryId) {
    return "recovery/" + recoveryId;
  }
}
