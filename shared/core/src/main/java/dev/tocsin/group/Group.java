// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Fingerprint;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.route.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that one receiver is told about together, and all that must be remembered to decide when
 * it is told what. A value; each method returns the group as it is afterwards, and the very same
 * object where nothing has changed.
 *
 * @param settings of the route, as they were when the group was last touched
 * @param left alerts that left after they were resolved, so that a late older statement does not
 *     bring them back
 * @param leftOut how many alerts there was no room for: see {@link #MOST_BYTES}
 * @param logged what was said last; null before the first notification
 * @param pending what is to be said and may not have been published yet; null for nothing
 * @param counter the number of the last notification; it starts at the second in which the group
 *     was made, so that a number never comes again after the group was forgotten
 * @param incidentId the incident that is open, or the empty string
 * @param decided what the last flush came to; null before the first
 */
public record Group(
    GroupKey key,
    Settings settings,
    Map<Fingerprint, Member> members,
    Map<Fingerprint, Left> left,
    int leftOut,
    @Nullable LogEntry logged,
    @Nullable Pending pending,
    Rhythm rhythm,
    long counter,
    String incidentId,
    @Nullable Decided decided) {

  /**
   * A group's alerts must fit into one item of DynamoDB, which is 400 KB; there are not a thousand
   * in a group before people stop reading them one by one.
   */
  static final int MOST_BYTES = 250_000;

  /**
   * Longer than any invocation lives: until then one may still hold an older state of the alert.
   */
  private static final Duration LEFT_IS_REMEMBERED = Duration.ofMinutes(15);

  /**
   * An alert that left.
   *
   * @param updatedAt of the statement by which it was resolved
   */
  public record Left(Instant updatedAt, Instant at) {}

  /** What a flush came to, in words: the answer to "why was I (not) paged?". */
  public record Decided(Instant at, String text) {}

  public Group {
    members = Map.copyOf(members);
    left = Map.copyOf(left);
  }

  /** A group without alerts. */
  public static Group empty(GroupKey key, Settings settings, Instant now) {
    var rhythm = new Rhythm(null, null, now.getEpochSecond());
    return new Group(
        key, settings, Map.of(), Map.of(), 0, null, null, rhythm, now.getEpochSecond(), "", null);
  }

  /** The group under the settings that its route has now. */
  public Group under(Settings current) {
    return current.equals(settings)
        ? this
        : new Group(
            key,
            current,
            members,
            left,
            leftOut,
            logged,
            pending,
            rhythm,
            counter,
            incidentId,
            decided);
  }

  /** Takes in an alert as it is known now; one that is older than what the group has is ignored. */
  public Group add(Alert alert, Instant receivedAt, Instant now) {
    var fingerprint = alert.fingerprint();
    var known = members.get(fingerprint);
    var gone = left.get(fingerprint);
    if (known == null && gone != null && !alert.updatedAt().isAfter(gone.updatedAt())) {
      return this;
    }
    if (known == null) {
      return alert.status(now) == Alert.Status.FIRING
          ? joined(Member.of(alert, receivedAt), now)
          : passed(alert, now);
    }
    if (alert.updatedAt().isBefore(known.alert().updatedAt())) {
      return this;
    }
    var member = Member.of(alert, receivedAt);
    if (member.alert().equals(known.alert())) {
      return this;
    }
    boolean begins =
        member.fires(now)
            && (!known.fires(now) || member.alert().startsAt().isAfter(known.alert().startsAt()));
    boolean ends = !member.fires(now) && known.fires(now);
    return begins || ends
        ? joined(member, now)
        : with(
            replaced(known.saying(member.alert())), left, Schedule.afterSaying(this, member, now));
  }

  /**
   * Notes that somebody has taken an alert on, if it fires and did so when they said it: what they
   * said of an earlier stretch of firing does not hold for this one.
   */
  public Group acknowledged(Acknowledgement acknowledgement, Instant now) {
    var member = members.get(acknowledgement.alert());
    if (member == null
        || !member.fires(now)
        || member.acknowledgement() != null
        || acknowledgement.at().isBefore(member.receivedAt())) {
      return this;
    }
    return with(replaced(member.acknowledged(acknowledgement)), left, rhythm);
  }

  /** The latest acknowledgement of these alerts, if somebody has taken on every one of them. */
  public Optional<Acknowledgement> acknowledgement(Collection<Fingerprint> fingerprints) {
    var all = new ArrayList<Acknowledgement>();
    for (var fingerprint : fingerprints) {
      var member = members.get(fingerprint);
      if (member == null || member.acknowledgement() == null) {
        return Optional.empty();
      }
      all.add(member.acknowledgement());
    }
    return all.stream().max(Comparator.comparing(Acknowledgement::at));
  }

  private Group joined(Member member, Instant now) {
    var fingerprint = member.alert().fingerprint();
    if (!members.containsKey(fingerprint) && weight() + member.weight() > MOST_BYTES) {
      return new Group(
          key,
          settings,
          members,
          left,
          leftOut + 1,
          logged,
          pending,
          rhythm,
          counter,
          incidentId,
          decided);
    }
    return with(replaced(member), left, Schedule.afterJoining(this, member, now));
  }

  /** An alert that was resolved before the group heard of it: only to be remembered. */
  private Group passed(Alert alert, Instant now) {
    return with(members, leaving(Map.of(alert.fingerprint(), alert.updatedAt()), now), rhythm);
  }

  /** The group after its flush, with what was decided; only {@link Flush} makes this. */
  Group flushed(Decision decision, Rhythm next, @Nullable Pending toSay, Instant now) {
    return new Group(
        key,
        settings,
        members,
        left,
        leftOut,
        logged,
        toSay,
        next,
        toSay == null ? counter : counter + 1,
        toSay == null ? incidentId : toSay.incidentId(),
        new Decided(now, decision.text()));
  }

  /** The group without the alerts that are resolved and told, or need not be told. */
  Group without(Iterable<Fingerprint> resolved, Instant resolvedBy, Instant now) {
    var rest = new HashMap<>(members);
    var gone = new HashMap<Fingerprint, Instant>();
    for (var fingerprint : resolved) {
      var member = rest.get(fingerprint);
      // It may have begun to fire again since.
      if (member != null && !member.fires(resolvedBy)) {
        rest.remove(fingerprint);
        gone.put(fingerprint, member.alert().updatedAt());
      }
    }
    return gone.isEmpty() ? this : with(rest, leaving(gone, now), rhythm);
  }

  /**
   * The group once the notification of this id is published: it is in the log, and what was
   * resolved leaves. Said about another notification it changes nothing.
   */
  public Group published(String id, Instant now) {
    var said = pending;
    if (said == null || !said.id().equals(id)) {
      return this;
    }
    var rest = without(said.leaving(), said.decidedAt(), now);
    var firing = new HashSet<>(said.firing());
    if (logged != null) {
      // Told earlier, muted now: the receiver still believes it to fire, and waits for its end.
      logged.firing().stream()
          .filter(rest.members()::containsKey)
          .filter(fingerprint -> !said.resolved().contains(fingerprint))
          .forEach(firing::add);
    }
    var entry = new LogEntry(id, said.reason(), firing, said.resolved(), said.decidedAt());
    var next =
        new Group(
            key,
            settings,
            rest.members,
            rest.left,
            rest.members.isEmpty() ? 0 : leftOut,
            entry,
            null,
            rhythm,
            counter,
            said.reason() == NotifyReason.ALL_ALERTS_RESOLVED ? "" : incidentId,
            decided);
    return next.with(next.members, next.left, Schedule.afterPublishing(next));
  }

  /** The group once the runbooks for these alerts have been asked for. */
  public Group asked(Collection<Fingerprint> fingerprints) {
    var all = new HashMap<>(members);
    fingerprints.forEach(one -> all.computeIfPresent(one, (key, member) -> member.asked()));
    return all.equals(members) ? this : with(all, left, rhythm);
  }

  private int weight() {
    return members.values().stream().mapToInt(Member::weight).sum();
  }

  private Map<Fingerprint, Member> replaced(Member member) {
    var all = new HashMap<>(members);
    all.put(member.alert().fingerprint(), member);
    return all;
  }

  private Map<Fingerprint, Left> leaving(Map<Fingerprint, Instant> gone, Instant now) {
    var all = new HashMap<>(left);
    all.values().removeIf(one -> one.at().plus(LEFT_IS_REMEMBERED).isBefore(now));
    gone.forEach((fingerprint, updatedAt) -> all.put(fingerprint, new Left(updatedAt, now)));
    return all;
  }

  private Group with(Map<Fingerprint, Member> all, Map<Fingerprint, Left> gone, Rhythm next) {
    return new Group(
        key, settings, all, gone, leftOut, logged, pending, next, counter, incidentId, decided);
  }
}
