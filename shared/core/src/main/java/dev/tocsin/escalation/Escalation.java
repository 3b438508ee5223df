// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.escalation;

import dev.tocsin.alert.Alert;
import dev.tocsin.config.Durations;
import dev.tocsin.incident.Incident;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done about an incident now that a timer of its escalation has come: a decision with
 * its reason, made from the incident as it is and not as it was when the timer was set.
 */
public sealed interface Escalation {

  /**
   * Nobody has acknowledged it: somebody more is told.
   *
   * @param note for the incident's timeline
   * @param next the timer of the next level, if there is one
   */
  record Tell(Notification notification, Incident.Entry note, Optional<Timer> next)
      implements Escalation {}

  /** The wake-up has come early; the timer stands. */
  record Wait() implements Escalation {}

  /** There is nobody more to tell, or no reason to. */
  record Over(Reason reason) implements Escalation {}

  /** Why an escalation is over. */
  enum Reason {
    ACKNOWLEDGED,
    RESOLVED,
    /** The policy was shortened since the timer was set. */
    NO_SUCH_LEVEL
  }

  /** Decides about a timer that {@link EscalationPolicy#timer} has made. */
  static Escalation decide(EscalationPolicy policy, Incident incident, Timer timer, Instant now) {
    int level = Math.toIntExact(timer.version() - 1);
    return switch (incident.status()) {
      case ACKNOWLEDGED -> new Over(Reason.ACKNOWLEDGED);
      case RESOLVED -> new Over(Reason.RESOLVED);
      case TRIGGERED -> {
        if (level >= policy.levels()) {
          yield new Over(Reason.NO_SUCH_LEVEL);
        }
        yield timer.isDue(now) ? tell(policy, incident, timer, level, now) : new Wait();
      }
    };
  }

  private static Tell tell(
      EscalationPolicy policy, Incident incident, Timer timer, int level, Instant now) {
    var id = "escalation:" + incident.id() + ":" + level;
    var receiver = policy.step(level).receiver();
    var next =
        level + 1 < policy.levels()
            ? Optional.of(policy.timer(incident.id(), incident.openedAt(), level + 1))
            : Optional.<Timer>empty();
    var since =
        Duration.ofSeconds(Duration.between(incident.openedAt(), timer.dueAt()).toSeconds());
    var text = "not acknowledged within " + Durations.text(since) + ", told " + receiver;
    var notification =
        new Notification(
            id,
            receiver,
            NotifyReason.ESCALATED,
            incident.severity(),
            incident.groupKey(),
            incident.groupLabels(),
            firing(incident.alerts(), now),
            incident.id(),
            now,
            timer.dueAt());
    return new Tell(notification, new Incident.Entry(id, now, text), next);
  }

  /**
   * What fires of an open incident. If all its alerts seem to be over, dispatch has not yet said
   * so: until it does they count as firing, because an escalation must not look like an all-clear.
   */
  private static List<Alert> firing(List<Alert> alerts, Instant now) {
    var firing = alerts.stream().filter(a -> a.status(now) == Alert.Status.FIRING).toList();
    return firing.isEmpty() ? alerts.stream().map(Escalation::endless).toList() : firing;
  }

  private static Alert endless(Alert alert) {
    return new Alert(
        alert.labels(),
        alert.annotations(),
        alert.startsAt(),
        null,
        alert.updatedAt(),
        alert.source(),
        alert.generatorUrl());
  }
}
