// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import dev.tocsin.alert.Fingerprint;
import dev.tocsin.alert.Severity;
import dev.tocsin.mute.Muter;
import dev.tocsin.notify.NotifyReason;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** A group looked at: the group as it is afterwards, and what was decided. */
public record Flush(Group group, Decision decision) {

  /** Looks at a group. Unless it is due, and nothing is left to publish, nothing changes. */
  public static Flush of(Group group, Muter muter, Instant now) {
    if (group.pending() != null) {
      return new Flush(group, Decision.quiet(Decision.Why.STILL_PUBLISHING));
    }
    if (!group.rhythm().isDue(now)) {
      return new Flush(group, Decision.quiet(Decision.Why.NOT_DUE));
    }
    var situation = Situation.of(group, muter, now);
    var decision = situation.decide(group.logged(), group.settings().repeatInterval(), now);
    var after =
        switch (decision) {
          case Decision.Notify notify ->
              group.flushed(
                  decision,
                  Schedule.afterNotify(group, now),
                  pending(group, situation, notify.reason(), now),
                  now);
          case Decision.Quiet quiet -> quiet(group, situation, quiet, now);
        };
    return new Flush(after, decision);
  }

  private static Group quiet(Group group, Situation situation, Decision.Quiet quiet, Instant now) {
    var leaving = new HashSet<>(situation.resolved());
    leaving.addAll(situation.untold());
    var rest = group.without(leaving, now, now);
    var next = Schedule.afterQuiet(rest, now);
    return rest.flushed(quiet, next, null, now);
  }

  private static Pending pending(
      Group group, Situation situation, NotifyReason reason, Instant now) {
    var id = group.key().id() + ":" + (group.counter() + 1);
    boolean opens =
        group.incidentId().isEmpty()
            && reason != NotifyReason.ALL_ALERTS_RESOLVED
            && opensIncident(group, situation.audible());
    var leaving = new HashSet<>(situation.resolved());
    leaving.addAll(situation.untold());
    return new Pending(
        id,
        reason,
        situation.audible(),
        situation.resolved(),
        leaving,
        now,
        oldestReceivedAt(group, situation, reason, now),
        opens ? id.replace(':', '-') : group.incidentId(),
        opens);
  }

  private static boolean opensIncident(Group group, Set<Fingerprint> firing) {
    return switch (group.settings().incident()) {
      case ALWAYS -> !firing.isEmpty();
      case NEVER -> false;
      case BY_SEVERITY ->
          firing.stream()
              .map(fingerprint -> group.members().get(fingerprint))
              .anyMatch(
                  member ->
                      member != null
                          && member.alert().severity().compareTo(Severity.CRITICAL) >= 0);
    };
  }

  /** When the earliest of what is new came in; a mere repetition is due by the clock alone. */
  private static Instant oldestReceivedAt(
      Group group, Situation situation, NotifyReason reason, Instant now) {
    var told = group.logged() == null ? Set.<Fingerprint>of() : group.logged().firing();
    Collection<Fingerprint> news =
        switch (reason) {
          case FIRST_NOTIFICATION, NEW_ALERTS_ADDED ->
              situation.audible().stream().filter(one -> !told.contains(one)).toList();
          case SOME_ALERTS_RESOLVED, ALL_ALERTS_RESOLVED -> situation.resolved();
          case REPEAT_INTERVAL_ELAPSED, ESCALATED -> Set.of();
        };
    return news.stream()
        .map(fingerprint -> group.members().get(fingerprint))
        .flatMap(java.util.stream.Stream::ofNullable)
        .map(Member::receivedAt)
        .min(Instant::compareTo)
        .orElse(now);
  }
}
