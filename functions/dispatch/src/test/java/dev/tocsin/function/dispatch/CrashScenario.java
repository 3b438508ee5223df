// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.incident.Incident;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.timer.Timer;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * The process ends before or after each of its calls to the outside; the queue delivers the message
 * again, 90 seconds later. Everything must have happened then, and nothing under two ids.
 */
class CrashScenario {

  /** More calls than the longest invocation of these scenarios makes. */
  private static final int MOST_CALLS = 40;

  private Suite suite = new Suite();

  @Test
  void firstPageSurvivesACrashAnywhere() {
    everywhere(
        () -> {},
        () -> suite.batch("e1", suite.firing("Down", "critical", "cache")),
        () -> {
          assertThat(reasons()).containsExactly(NotifyReason.FIRST_NOTIFICATION);
          assertThat(ids()).hasSize(1);
          assertThat(requests()).hasSize(1);
          var incident = suite.incidents.list(Incident.Status.TRIGGERED, 10);
          assertThat(incident).hasSize(1);
          assertThat(incident.getFirst().timeline()).hasSize(2);
          assertThat(suite.timers.find("escalation/" + incident.getFirst().id())).isPresent();
          assertThat(suite.ledger.find("e1").orElseThrow().outcome()).isNotNull();
        });
  }

  @Test
  void groupedWarningSurvivesACrashAnywhere() {
    everywhere(
        () -> {},
        () -> suite.batch("e1", suite.firing("Slow", "warning", "cache")),
        () -> {
          suite.at("10m");
          assertThat(reasons()).containsExactly(NotifyReason.FIRST_NOTIFICATION);
          assertThat(ids()).hasSize(1);
          assertThat(requests()).hasSize(1);
        });
  }

  @Test
  void resolutionSurvivesACrashAnywhere() {
    everywhere(
        () -> suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web"))),
        () -> {
          suite.at("2m");
          return suite.batch(
              "e2", suite.resolved(suite.alerts.firing(1).stream().findFirst().orElseThrow()));
        },
        () -> {
          suite.at("10m");
          assertThat(reasons())
              .containsExactly(NotifyReason.FIRST_NOTIFICATION, NotifyReason.ALL_ALERTS_RESOLVED);
          assertThat(ids()).hasSize(2);
          assertThat(suite.incidents.list(Incident.Status.TRIGGERED, 10)).isEmpty();
          assertThat(suite.incidents.list(Incident.Status.RESOLVED, 10)).hasSize(1);
        });
  }

  @Test
  void newAlertInAFiringGroupSurvivesACrashAnywhere() {
    everywhere(
        () -> suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web"))),
        () -> {
          suite.at("2m");
          return suite.batch("e2", suite.firing("Down", "emergency", "web"));
        },
        () -> {
          suite.at("10m");
          assertThat(reasons())
              .containsExactlyInAnyOrder(
                  NotifyReason.FIRST_NOTIFICATION,
                  NotifyReason.NEW_ALERTS_ADDED,
                  NotifyReason.FIRST_NOTIFICATION);
          assertThat(ids()).hasSize(3);
        });
  }

  @Test
  void flushByTimerSurvivesACrashAnywhere() {
    for (int call = 1; call <= MOST_CALLS; call++) {
      for (boolean before : new boolean[] {true, false}) {
        suite = new Suite();
        suite.deliver(suite.batch("e1", suite.firing("Slow", "warning", "web")));
        var wakeup = suite.timers.sent().getFirst().wakeup();
        suite.clock.at(Duration.ofSeconds(30));
        suite.timers.receive(Timer.Owner.GROUP);

        killedAt(call, before, () -> suite.deliver(wakeup));
        suite.clock.at(Duration.ofSeconds(120));
        suite.deliver(wakeup);
        suite.at("20m");

        assertThat(reasons())
            .as("killed %s call %d", before ? "before" : "after", call)
            .containsExactly(NotifyReason.FIRST_NOTIFICATION);
        assertThat(ids()).hasSize(1);
      }
    }
  }

  @Test
  void timerThatWasNotSetIsSetByTheRedelivery() {
    suite.deploy(Suite.ROUTES.replace("group_wait: 30s", "group_wait: 10m"));
    var batch = suite.batch("e1", suite.firing("Slow", "warning", "web"));
    // Calls: ledger.findAll, alerts.merge, groups.update; then the timer.
    killedAt(4, true, () -> suite.deliver(batch));
    assertThat(suite.timers.sent()).isEmpty();

    suite.clock.advance(Duration.ofSeconds(90));
    suite.deliver(batch);
    suite.at("10m");
    assertThat(suite.told()).containsExactly("team: first notification");
  }

  @Test
  void lostWakeupIsMadeGoodByTheSweep() {
    suite.deliver(suite.batch("e1", suite.firing("Slow", "warning", "web")));
    suite.clock.at(Duration.ofSeconds(30));
    assertThat(suite.timers.receive(Timer.Owner.GROUP)).hasSize(1);

    suite.at("75s");
    assertThat(suite.told()).isEmpty();
    suite.sweep();
    assertThat(suite.told()).containsExactly("team: first notification");
  }

  private void everywhere(Runnable first, Supplier<AlertBatch> message, Runnable holds) {
    suite = new Suite();
    first.run();
    var once = message.get();
    suite.killPoints.spare();
    suite.deliver(once);
    int calls = suite.killPoints.calls();
    assertThat(calls).isBetween(5, MOST_CALLS);
    holds.run();

    for (int call = 1; call <= calls; call++) {
      for (boolean before : new boolean[] {true, false}) {
        suite = new Suite();
        first.run();
        var batch = message.get();
        killedAt(call, before, () -> suite.deliver(batch));
        suite.clock.advance(Duration.ofSeconds(90));
        suite.deliver(batch);
        holds.run();
      }
    }
  }

  /** The process may end before its work is done, or be done before it would have ended. */
  private void killedAt(int call, boolean before, Executable work) {
    if (before) {
      suite.killPoints.killBefore(call);
    } else {
      suite.killPoints.killAfter(call);
    }
    try {
      work.execute();
    } catch (KillPoints.Killed expected) {
      assertThat(suite.killPoints.calls()).isGreaterThanOrEqualTo(call);
    } catch (Throwable other) {
      throw new AssertionError("something else went wrong", other);
    }
    suite.killPoints.spare();
  }

  private Set<String> ids() {
    return new LinkedHashSet<>(suite.published.stream().map(Notification::id).toList());
  }

  /** The reasons in the order of first publishing, each id once, as notify sees it. */
  private List<NotifyReason> reasons() {
    var seen = new HashSet<String>();
    return suite.published.stream()
        .filter(one -> seen.add(one.id()))
        .map(Notification::reason)
        .toList();
  }

  private Set<String> requests() {
    return new LinkedHashSet<>(suite.requested.stream().map(RecoveryRequest::id).toList());
  }

  @Test
  void refusedPublishingFailsTheMessageAndIsMadeGood() {
    var batch = suite.batch("e1", suite.firing("Down", "critical", "web"));
    suite.topics =
        told -> {
          throw new IllegalStateException("the topic refuses");
        };
    assertThat(suite.deliver(batch).getBatchItemFailures()).hasSize(1);
    assertThat(suite.ledger.find("e1")).isEmpty();

    suite.topics = suite.published::add;
    suite.clock.advance(Duration.ofSeconds(90));
    assertThat(suite.deliver(batch).getBatchItemFailures()).isEmpty();
    assertThat(suite.told()).containsExactly("pager: first notification");
    assertThat(suite.ledger.find("e1")).isPresent();
  }

  @Test
  void timerPublishesWhatWasLeftLyingEvenIfTheMessageNeverComesAgain() {
    suite.topics =
        told -> {
          throw new IllegalStateException("the topic refuses");
        };
    suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web")));
    suite.topics = suite.published::add;

    suite.at("2m");
    assertThat(suite.told()).containsExactly("pager: first notification");
  }

  @Test
  void wakeupWhileAnotherInvocationPublishesIsLeftToTheSweep() {
    suite.deploy(Suite.ROUTES.replace("group_interval: 1m", "group_interval: 10s"));
    suite.topics =
        told -> {
          throw new IllegalStateException("the topic refuses");
        };
    suite.deliver(suite.batch("e1", suite.firing("Down", "critical", "web")));
    suite.topics = suite.published::add;

    suite.at("50s");
    assertThat(suite.told()).isEmpty();
    suite.at("61s");
    suite.sweep();
    assertThat(suite.told()).containsExactly("pager: first notification");
  }

  @Test
  void refusalForOneGroupDoesNotHoldUpAnother() {
    var batch =
        suite.batch(
            "e1",
            suite.firing("Down", "critical", "web"),
            suite.firing("Down", "critical", "queue"));
    suite.topics =
        told -> {
          if (told.groupLabels().get("service").equals("web")) {
            throw new IllegalStateException("the topic refuses");
          }
          suite.published.add(told);
        };

    assertThat(suite.deliver(batch).getBatchItemFailures()).hasSize(1);
    assertThat(suite.published)
        .extracting(one -> one.groupLabels().get("service"))
        .containsExactly("queue");
  }

  @Test
  void unreadableMessageFails() {
    assertThat(suite.deliver(List.of("no", "batch")).getBatchItemFailures()).hasSize(1);
    assertThatThrownBy(() -> killer().deliver(suite.batch("e1")))
        .isInstanceOf(KillPoints.Killed.class);
  }

  /** Shows that the kill points kill: else every test above would pass for nothing. */
  private Suite killer() {
    suite.killPoints.killBefore(1);
    return suite;
  }
}
