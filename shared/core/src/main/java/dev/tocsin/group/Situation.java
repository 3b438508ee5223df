// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import dev.tocsin.alert.Fingerprint;
import dev.tocsin.group.Decision.Notify;
import dev.tocsin.group.Decision.Why;
import dev.tocsin.mute.Muter;
import dev.tocsin.notify.NotifyReason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A group's alerts sorted for one flush, and the decision on them. The questions are those of
 * Alertmanager's deduplication stage, in its order; each is asked about the alerts that answer it:
 * whether the group is over by all that fire, muted or not, whether there is news by what the
 * receiver may hear.
 *
 * @param firing all that fire
 * @param muted those of the firing ones that are muted
 * @param resolved the resolved ones that the receiver may hear of: it was told that they fired, or
 *     they are not muted. So a resolution is heard even if its alert was silenced meanwhile.
 * @param untold the other resolved ones
 * @param mutedBy in words, by what; the empty string if nothing is
 */
record Situation(
    Set<Fingerprint> firing,
    Set<Fingerprint> muted,
    Set<Fingerprint> resolved,
    Set<Fingerprint> untold,
    String mutedBy) {

  static Situation of(Group group, Muter muter, Instant now) {
    var situation =
        new Situation(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), "");
    var mutedBy = new TreeMap<String, Fingerprint>();
    var told = group.logged() == null ? Set.<Fingerprint>of() : group.logged().firing();
    group
        .members()
        .forEach(
            (fingerprint, member) -> {
              var verdict = muter.mutes(member.alert().labels(), now);
              if (member.fires(now)) {
                situation.firing.add(fingerprint);
                if (verdict.isMuted()) {
                  situation.muted.add(fingerprint);
                  mutedBy.put(verdict.text(), fingerprint);
                }
              } else if (!verdict.isMuted() || told.contains(fingerprint)) {
                situation.resolved.add(fingerprint);
              } else {
                situation.untold.add(fingerprint);
              }
            });
    return new Situation(
        situation.firing,
        situation.muted,
        situation.resolved,
        situation.untold,
        String.join("; ", mutedBy.keySet()));
  }

  /** The firing alerts that the receiver may hear of. */
  Set<Fingerprint> audible() {
    var audible = new HashSet<>(firing);
    audible.removeAll(muted);
    return audible;
  }

  Decision decide(@Nullable LogEntry logged, Duration repeat, Instant now) {
    var audible = audible();
    if (logged == null) {
      return audible.isEmpty() ? silence() : new Notify(NotifyReason.FIRST_NOTIFICATION);
    }
    if (!logged.firing().containsAll(audible)) {
      // Where nothing fired at the last notification, that one closed the matter: this is a new
      // one.
      return new Notify(
          logged.firing().isEmpty()
              ? NotifyReason.FIRST_NOTIFICATION
              : NotifyReason.NEW_ALERTS_ADDED);
    }
    if (firing.isEmpty()) {
      return logged.firing().isEmpty()
          ? Decision.quiet(Why.NOBODY_WAS_TOLD)
          : new Notify(NotifyReason.ALL_ALERTS_RESOLVED);
    }
    if (!logged.firing().isEmpty() && !logged.resolved().containsAll(resolved)) {
      return new Notify(NotifyReason.SOME_ALERTS_RESOLVED);
    }
    if (audible.isEmpty()) {
      return silence();
    }
    return logged.at().isBefore(now.minus(repeat))
        ? new Notify(NotifyReason.REPEAT_INTERVAL_ELAPSED)
        : Decision.quiet(Why.NOTHING_NEW);
  }

  private Decision silence() {
    return firing.isEmpty()
        ? Decision.quiet(Why.NOBODY_WAS_TOLD)
        : new Decision.Quiet(Why.MUTED, mutedBy);
  }
}
