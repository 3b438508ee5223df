// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Fingerprint;
import dev.tocsin.alert.Severity;
import dev.tocsin.notify.Notification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a group's pending notification says. */
public final class Announcement {

  /** SNS takes 256 KB, in which quotes are escaped twice and the text for people stands too. */
  private static final int MOST_BYTES = 120_000;

  private Announcement() {}

  /**
   * The notification: what fires first, then what is resolved, each from the longest firing, and of
   * very many alerts as many as a message holds.
   */
  public static Notification of(Group group, Pending pending) {
    var firing = members(group, pending.firing());
    var resolved = members(group, pending.resolved());
    var told = new ArrayList<Alert>();
    int weight = 0;
    for (var member : concat(firing, resolved)) {
      weight += member.weight();
      if (weight <= MOST_BYTES || told.isEmpty()) {
        told.add(member.alert());
      }
    }
    return new Notification(
        pending.id(),
        group.key().receiver(),
        pending.reason(),
        worst(firing.isEmpty() ? resolved : firing),
        group.key().text(),
        group.key().labels(),
        told,
        pending.incidentId(),
        pending.decidedAt(),
        pending.oldestReceivedAt());
  }

  private static List<Member> members(Group group, Set<Fingerprint> wanted) {
    return group.members().entrySet().stream()
        .filter(entry -> wanted.contains(entry.getKey()))
        .map(java.util.Map.Entry::getValue)
        .sorted(
            Comparator.comparing((Member member) -> member.alert().startsAt())
                .thenComparing(member -> member.alert().labels()))
        .toList();
  }

  private static List<Member> concat(List<Member> first, List<Member> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  private static Severity worst(List<Member> members) {
    return members.stream()
        .map(member -> member.alert().severity())
        .max(Comparator.naturalOrder())
        .orElse(Severity.WARNING);
  }
}
