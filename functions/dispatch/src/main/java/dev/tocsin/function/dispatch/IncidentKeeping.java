// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.escalation.EscalationPolicies;
import dev.tocsin.escalation.EscalationPolicy;
import dev.tocsin.group.Group;
import dev.tocsin.group.Pending;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Incidents;
import dev.tocsin.notify.Notification;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import java.util.Optional;

/** Keeps incidents in step with what is told about their groups. */
final class IncidentKeeping {

  private final Incidents incidents;
  private final EscalationPolicies policies;
  private final Timers timers;

  IncidentKeeping(Incidents incidents, EscalationPolicies policies, Timers timers) {
    this.incidents = incidents;
    this.policies = policies;
    this.timers = timers;
  }

  /** Notes a notification; if it belongs to no incident there is nothing to note. */
  void note(Group group, Pending pending, Notification told) {
    if (pending.incidentId().isEmpty()) {
      return;
    }
    var entry =
        new Incident.Entry(
            told.id(), told.decidedAt(), "told " + told.receiver() + ": " + told.reason().text());
    if (pending.opensIncident()) {
      open(group, pending, told, entry);
    } else if (pending.closesIncident()) {
      close(told, entry);
    } else {
      incidents.change(
          told.incidentId(), known -> known.told(told.alerts(), told.severity()).noted(entry));
    }
  }

  /**
   * The incident before its timer: an escalation of an unknown incident would be an error. Whoever
   * has taken on all of its alerts while the group still waited needs no reminder.
   */
  private void open(Group group, Pending pending, Notification told, Incident.Entry entry) {
    var policy = policy(group, told);
    var taken = group.acknowledgement(pending.firing());
    var opened =
        Incident.open(
                told.incidentId(),
                "group/" + group.key().id(),
                told.groupKey(),
                told.groupLabels(),
                told.alerts(),
                told.severity(),
                policy.map(EscalationPolicy::name).orElse(""),
                told.decidedAt())
            .noted(entry);
    incidents.open(taken.map(opened::acknowledge).orElse(opened));
    if (taken.isEmpty()) {
      policy.ifPresent(found -> timers.set(found.timer(told.incidentId(), told.decidedAt(), 0)));
    }
  }

  /** Returns whether there is such an incident. */
  boolean acknowledge(String incidentId, Acknowledgement acknowledgement) {
    var known = incidents.change(incidentId, incident -> incident.acknowledge(acknowledgement));
    known.ifPresent(incident -> endTimer(incidentId));
    return known.isPresent();
  }

  private void close(Notification told, Incident.Entry entry) {
    incidents.change(told.incidentId(), known -> known.noted(entry).resolve(told.decidedAt()));
    endTimer(told.incidentId());
  }

  /** Only to spare a wake-up: escalate looks at the incident before it tells anybody. */
  private void endTimer(String incidentId) {
    timers.find(EscalationPolicy.timerId(incidentId)).map(Timer::wakeup).ifPresent(timers::done);
  }

  private Optional<EscalationPolicy> policy(Group group, Notification told) {
    var named = group.settings().escalation();
    return named.isEmpty() ? policies.of(told.severity()) : policies.find(named);
  }
}
