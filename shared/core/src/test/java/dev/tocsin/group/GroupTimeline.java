// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.config.Durations;
import dev.tocsin.mute.Verdict;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One group on a time line: what happens to it is said at its time, the group is looked at exactly
 * when it asks for it, and what it told by then is compared.
 */
final class GroupTimeline {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  private final Route route;
  private final Map<String, Alert> known = new HashMap<>();
  private final Set<String> muted = new HashSet<>();
  private final List<Notification> told = new ArrayList<>();
  private Group group;
  private Instant now = START;
  private boolean publishing = true;

  GroupTimeline(Route route) {
    this.route = route;
    this.group = Group.empty(GroupKey.of(route, labels("any")), route.settings(), START);
  }

  /** Lets time pass until then, with every look at the group that falls due on the way. */
  At at(String time) {
    var then = START.plus(Durations.parse(time).orElseThrow());
    while (group.rhythm().next().filter(next -> !next.isAfter(then)).isPresent()) {
      var next = group.rhythm().next().orElseThrow();
      now = next.isAfter(now) ? next : now;
      look();
    }
    now = then;
    return new At();
  }

  private void look() {
    var version = group.rhythm().version();
    group =
        Flush.of(
                group,
                (labels, when) ->
                    muted.contains(labels.get("instance"))
                        ? new Verdict.Silenced("s1", when.plusSeconds(60), "ada")
                        : Verdict.HEARD,
                now)
            .group();
    assertThat(group.rhythm().version()).as("a look sets a new timer").isGreaterThan(version);
    publish();
  }

  private void publish() {
    var pending = group.pending();
    if (pending != null && publishing) {
      told.add(Announcement.of(group, pending));
      group = group.published(pending.id(), now);
    }
  }

  static Labels labels(String instance) {
    return Labels.of("alertname", "Down", "severity", "warning", "instance", instance);
  }

  /** What happens, and what is expected, at one time. */
  final class At {

    At fires(String... instances) {
      return fires(now, instances);
    }

    At firesSince(String start, String... instances) {
      return fires(START.plus(Durations.parse(start).orElseThrow()), instances);
    }

    private At fires(Instant since, String... instances) {
      for (var instance : instances) {
        say(instance, since, null);
      }
      return this;
    }

    At resolves(String... instances) {
      for (var instance : instances) {
        say(instance, known.containsKey(instance) ? known.get(instance).startsAt() : now, now);
      }
      return this;
    }

    At firesUntil(String end, String instance) {
      say(instance, now, START.plus(Durations.parse(end).orElseThrow()));
      return this;
    }

    /** Repeats the last statement but one minute older, as a late redelivery does. */
    At hearsAgainOf(Alert late) {
      group = group.add(late, now, now);
      settle();
      return this;
    }

    Alert last(String instance) {
      return known.get(instance);
    }

    At mutes(String instance) {
      muted.add(instance);
      return this;
    }

    At unmutes(String instance) {
      muted.remove(instance);
      return this;
    }

    At breaksPublishing() {
      publishing = false;
      return this;
    }

    At mendsPublishing() {
      publishing = true;
      publish();
      return this;
    }

    /** What was told since the last time somebody asked. */
    At expects(Object... expected) {
      assertThat(told.stream().map(GroupTimeline::sentence).toList())
          .as("told at %s", Durations.text(Duration.between(START, now)))
          .containsExactlyElementsOf(List.of(expected).stream().map(String::valueOf).toList());
      told.clear();
      return this;
    }

    At expectsNothing() {
      return expects();
    }

    At expectsNoTimer() {
      assertThat(group.rhythm().next()).isEmpty();
      assertThat(group.members()).isEmpty();
      return this;
    }

    At expectsLookAt(String time) {
      assertThat(group.rhythm().next()).contains(START.plus(Durations.parse(time).orElseThrow()));
      return this;
    }

    At expectsDecision(String text) {
      assertThat(group.decided()).isNotNull();
      assertThat(group.decided().text()).isEqualTo(text);
      return this;
    }

    Group group() {
      return group;
    }

    List<Notification> told() {
      return List.copyOf(told);
    }

    private void say(String instance, Instant startsAt, @Nullable Instant endsAt) {
      var alert = new Alert(labels(instance), Map.of(), startsAt, endsAt, now, "test", "");
      known.put(instance, alert);
      group = group.add(alert, now, now);
      settle();
    }

    /** What is due at once is flushed in the same invocation. */
    private void settle() {
      if (group.rhythm().next().filter(next -> !next.isAfter(now)).isPresent()
          && group.pending() == null) {
        look();
      }
    }
  }

  /** {@code notified(NEW_ALERTS_ADDED, "a b", "c")}: firing a and b, resolved c. */
  static String notified(NotifyReason reason, String firing, String resolved) {
    return reason + " firing [" + firing + "] resolved [" + resolved + "]";
  }

  static String notified(NotifyReason reason, String firing) {
    return notified(reason, firing, "");
  }

  private static String sentence(Notification told) {
    return notified(
        told.reason(),
        instances(told, Alert.Status.FIRING),
        instances(told, Alert.Status.RESOLVED));
  }

  private static String instances(Notification told, Alert.Status status) {
    return String.join(
        " ",
        told.alerts().stream()
            .filter(alert -> alert.status(told.decidedAt()) == status)
            .map(alert -> alert.labels().get("instance"))
            .sorted()
            .toList());
  }
}
