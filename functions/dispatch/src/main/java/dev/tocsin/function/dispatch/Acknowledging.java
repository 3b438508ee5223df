// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Alerts;
import dev.tocsin.group.Groups;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what people say about an alert to where it counts: into the alert's groups, which open
 * their incidents by it, and into the incidents that are open.
 *
 * <p>The group is written first. An incident that its group has decided to open and that is not
 * stored yet may be about to be stored without it, so the acknowledgement comes again, and finds
 * it.
 */
final class Acknowledging {

  private static final Logger LOG = LoggerFactory.getLogger(Acknowledging.class);

  private final Alerts alerts;
  private final Routing routing;
  private final Groups groups;
  private final IncidentKeeping incidents;

  Acknowledging(Alerts alerts, Routing routing, Groups groups, IncidentKeeping incidents) {
    this.alerts = alerts;
    this.routing = routing;
    this.groups = groups;
    this.incidents = incidents;
  }

  /**
   * Returns whether it was for an alert that fires.
   *
   * @throws EarlyException if that can't be said yet
   */
  boolean take(Acknowledgement acknowledgement, Instant now) {
    var alert = alerts.find(acknowledgement.alert());
    if (alert.isPresent() && fires(alert.get(), now)) {
      return take(acknowledgement, alert.get(), now);
    }
    boolean endedSince =
        alert.isPresent() && !alert.get().updatedAt().isBefore(acknowledgement.at());
    return !endedSince && early(acknowledgement, now);
  }

  private static boolean fires(Alert alert, Instant now) {
    return !alert.isBare() && alert.status(now) == Alert.Status.FIRING;
  }

  private boolean take(Acknowledgement acknowledgement, Alert alert, Instant now) {
    boolean taken = false;
    for (var key : routing.groups(alert)) {
      var change = groups.change(key.id(), group -> group.acknowledged(acknowledgement, now));
      var group = change.map(Groups.Change::after).orElse(null);
      var member = group == null ? null : group.members().get(acknowledgement.alert());
      if (group == null || member == null || !member.fires(now)) {
        taken |= early(acknowledgement, now);
      } else if (member.acknowledgement() != null
          && !acknowledgement.at().isBefore(member.receivedAt())) {
        taken = true;
        boolean opened =
            group.incidentId().isEmpty()
                || incidents.acknowledge(group.incidentId(), acknowledgement);
        if (!opened && group.pending() != null) {
          early(acknowledgement, now);
        }
      }
    }
    return taken;
  }

  /** Returns that there is nothing to acknowledge, unless that may still change. */
  private static boolean early(Acknowledgement acknowledgement, Instant now) {
    EarlyException.throwIfMayCome(acknowledgement.alert(), acknowledgement.at(), now);
    LOG.info("no alert {} to acknowledge", acknowledgement.alert());
    return false;
  }
}
