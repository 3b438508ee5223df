// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.mute.Verdict;
import dev.tocsin.notify.Notification;
import dev.tocsin.route.Route;
import dev.tocsin.route.RouteTree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private final Route route =
      RouteTree.of("receiver", "pager", "group_by", List.of("service"), "group_wait", "0s");
  private final Group empty =
      Group.empty(GroupKey.of(route, Labels.of("service", "cache")), route.settings(), NOON);

  @Test
  void longAnnotationIsShortened() {
    var group = empty.add(alert("1", "critical", "x".repeat(10_000)), NOON, NOON);

    var summary = notification(group).alerts().getFirst().annotations().get("summary");
    assertThat(summary).hasSize(2_000).endsWith("x…");
  }

  @Test
  void alertsBeyondTheRoomOfAnItemAreCounted() {
    var group = empty;
    for (int i = 0; i < 300; i++) {
      group = group.add(alert("" + i, "warning", "x".repeat(1_500)), NOON, NOON);
    }

    assertThat(group.members().size()).isBetween(100, 170);
    assertThat(group.leftOut()).isEqualTo(300 - group.members().size());
  }

  @Test
  void alertThatHasItsRoomKeepsItWhenTheGroupIsFull() {
    var group = empty;
    for (int i = 0; i < 300; i++) {
      group = group.add(alert("" + i, "warning", "x".repeat(1_500)), NOON, NOON);
    }
    var ended = resolved(alert("0", "warning", "over"));

    var members = group.add(ended, NOON, NOON).members();
    assertThat(members.get(ended.fingerprint()).alert().endsAt()).isNotNull();
  }

  @Test
  void messageHoldsAsManyAlertsAsSnsTakes() {
    var group = empty;
    for (int i = 0; i < 150; i++) {
      group = group.add(alert("" + i, "warning", "x".repeat(1_500)), NOON, NOON);
    }

    var told = notification(group);
    int bytes = told.alerts().stream().mapToInt(alert -> alert.toString().length()).sum();
    assertThat(told.alerts().size()).isBetween(50, 100);
    assertThat(bytes).isLessThan(200_000);
  }

  @Test
  void notificationHasTheSeverityOfTheWorstThatFires() {
    var group =
        empty
            .add(alert("1", "warning", ""), NOON, NOON)
            .add(alert("2", "emergency", ""), NOON, NOON)
            .add(alert("3", "info", ""), NOON, NOON);

    assertThat(notification(group).severity()).isEqualTo(Severity.EMERGENCY);
  }

  @Test
  void latencyCountsFromTheEarliestNews() {
    var group =
        empty
            .add(alert("1", "critical", ""), NOON.minusSeconds(3), NOON)
            .add(alert("2", "critical", ""), NOON.minusSeconds(8), NOON);

    assertThat(notification(group).oldestReceivedAt()).isEqualTo(NOON.minusSeconds(8));
  }

  @Test
  void groupIsTheSameWhereverItsRouteStands() {
    var other =
        RouteTree.of(
            "receiver",
            "notify-def",
            "routes",
            List.of(
                Map.of("matchers", List.of("a=b")),
                Map.of("matchers", List.of("c=d"), "receiver", "pager")));
    var alone =
        RouteTree.of(
            "receiver",
            "notify-def",
            "routes",
            List.of(Map.of("matchers", List.of("c=d"), "receiver", "pager")));
    var labels = Labels.of("c", "d");

    assertThat(GroupKey.of(other.children().get(1), labels))
        .isEqualTo(GroupKey.of(alone.children().getFirst(), labels));
  }

  @Test
  void otherReceiverIsAnotherGroup() {
    var pager = RouteTree.of("receiver", "pager");
    var team = RouteTree.of("receiver", "notify-A");

    assertThat(GroupKey.of(pager, Labels.none()).id())
        .isNotEqualTo(GroupKey.of(team, Labels.none()).id());
    assertThat(GroupKey.of(pager, Labels.none()).text()).isEqualTo("{}:{}");
  }

  @Test
  void publishingOfAnotherNotificationChangesNothing() {
    var group = flushed(empty.add(alert("1", "critical", ""), NOON, NOON));

    assertThat(group.published("other:1", NOON)).isSameAs(group);
    assertThat(empty.published("other:1", NOON)).isSameAs(empty);
  }

  @Test
  void incidentIsOpenFromTheFirstBadNotificationToTheLast() {
    var warned = published(flushed(empty.add(alert("1", "warning", ""), NOON, NOON)), NOON);
    assertThat(warned.incidentId()).isEmpty();

    var later = NOON.plus(Duration.ofMinutes(5));
    var worse =
        Flush.of(
                warned.add(alert("2", "critical", ""), later, later),
                (labels, now) -> Verdict.HEARD,
                later)
            .group();
    assertThat(worse.pending().opensIncident()).isTrue();
    assertThat(published(worse, later).incidentId()).isEqualTo(worse.pending().incidentId());
  }

  @Test
  void askingForRunbooksIsRememberedUntilTheAlertFiresAnew() {
    var alert = alert("1", "critical", "");
    var asked = empty.add(alert, NOON, NOON).asked(Set.of(alert.fingerprint()));
    assertThat(member(asked, alert).recoveryAsked()).isTrue();

    var repeated = asked.add(said(alert, NOON, null, NOON.plusSeconds(60)), NOON, NOON);
    assertThat(member(repeated, alert).recoveryAsked()).isTrue();

    var later = NOON.plusSeconds(120);
    var anew = repeated.add(said(alert, later, null, later), later, later);
    assertThat(member(anew, alert).recoveryAsked()).isFalse();
    assertThat(asked.asked(Set.of(alert.fingerprint()))).isSameAs(asked);
  }

  @Test
  void changedSettingsAreTakenOver() {
    var other = RouteTree.of("receiver", "pager", "group_wait", "1m");

    assertThat(empty.under(other.settings()).settings()).isEqualTo(other.settings());
    assertThat(empty.under(route.settings())).isSameAs(empty);
  }

  private static Member member(Group group, Alert alert) {
    return group.members().get(alert.fingerprint());
  }

  private static Group flushed(Group group) {
    return Flush.of(group, (labels, now) -> Verdict.HEARD, NOON).group();
  }

  private static Group published(Group group, Instant now) {
    return group.published(group.pending().id(), now);
  }

  private static Notification notification(Group group) {
    var decided = flushed(group);
    return Announcement.of(decided, decided.pending());
  }

  private static Alert alert(String instance, String severity, String summary) {
    return new Alert(
        Labels.of(
            "alertname", "Down", "service", "cache", "severity", severity, "instance", instance),
        Map.of("summary", summary),
        NOON,
        null,
        NOON,
        "test",
        "");
  }

  private static Alert resolved(Alert alert) {
    return said(alert, alert.startsAt(), NOON, NOON.plusSeconds(1));
  }

  private static Alert said(
      Alert alert, Instant startsAt, @Nullable Instant endsAt, Instant updatedAt) {
    return new Alert(
        alert.labels(), alert.annotations(), startsAt, endsAt, updatedAt, alert.source(), "");
  }
}
