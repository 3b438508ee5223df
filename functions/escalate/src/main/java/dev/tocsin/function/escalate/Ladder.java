// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.escalate;

import dev.tocsin.escalation.Escalation;
import dev.tocsin.escalation.EscalationPolicies;
import dev.tocsin.escalation.EscalationPolicy;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Incidents;
import dev.tocsin.notify.Notifications;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Climbs an incident's ladder by one level when the level's timer has come.
 *
 * <p>Order of writes: tell, note in the timeline, set the next timer. Whoever dies in between does
 * it again with the next wake-up, which the sweep sees to: the notification then has the same id
 * and is delivered once, the note is in the timeline once, and a timer that is set already stands.
 */
final class Ladder {

  private static final Logger LOG = LoggerFactory.getLogger(Ladder.class);

  private final EscalationPolicies policies;
  private final Incidents incidents;
  private final Timers timers;
  private final Notifications notifications;
  private final InstantSource clock;

  Ladder(
      EscalationPolicies policies,
      Incidents incidents,
      Timers timers,
      Notifications notifications,
      InstantSource clock) {
    this.policies = policies;
    this.incidents = incidents;
    this.timers = timers;
    this.notifications = notifications;
    this.clock = clock;
  }

  /** Does what the wake-up's timer asks for; nothing if that timer was set anew or is done. */
  void climb(Wakeup wakeup) {
    timers
        .find(wakeup.id())
        .filter(timer -> timer.version() == wakeup.version())
        .ifPresent(this::climb);
  }

  private void climb(Timer timer) {
    var incident = incident(timer);
    var policy = policy(incident);
    if (policy.isEmpty()) {
      LOG.warn("no policy for {} of severity {} any more", incident.id(), incident.severity());
      timers.done(timer.wakeup());
      return;
    }
    switch (Escalation.decide(policy.get(), incident, timer, clock.instant())) {
      case Escalation.Tell tell -> {
        notifications.publish(tell.notification());
        incidents.change(incident.id(), known -> known.noted(tell.note()));
        tell.next().ifPresentOrElse(timers::set, () -> timers.done(timer.wakeup()));
        LOG.info("incident {}: {}", incident.id(), tell.note().text());
      }
      case Escalation.Wait() -> timers.wake(timer);
      case Escalation.Over(var reason) -> {
        timers.done(timer.wakeup());
        LOG.info("incident {} escalates no further: {}", incident.id(), reason);
      }
    }
  }

  /** The incident is stored before its timer is, so its absence is a fault and not an answer. */
  private Incident incident(Timer timer) {
    var id = EscalationPolicy.incidentId(timer.id());
    return incidents
        .find(id)
        .orElseThrow(() -> new IllegalStateException("a timer but no incident: " + id));
  }

  /** By name; if a deployment has renamed it meanwhile, by severity. */
  private Optional<EscalationPolicy> policy(Incident incident) {
    return policies.find(incident.escalationPolicy()).or(() -> policies.of(incident.severity()));
  }
}
