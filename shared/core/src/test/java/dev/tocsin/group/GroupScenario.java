// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import static dev.tocsin.group.GroupTimeline.notified;
import static dev.tocsin.notify.NotifyReason.ALL_ALERTS_RESOLVED;
import static dev.tocsin.notify.NotifyReason.FIRST_NOTIFICATION;
import static dev.tocsin.notify.NotifyReason.NEW_ALERTS_ADDED;
import static dev.tocsin.notify.NotifyReason.REPEAT_INTERVAL_ELAPSED;
import static dev.tocsin.notify.NotifyReason.SOME_ALERTS_RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.route.Route;
import dev.tocsin.route.RouteTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alertmanager's grouping, as a time line: wait 30 s, interval 5 min, repeat 1 h. */
class GroupScenario {

  private final GroupTimeline group = new GroupTimeline(route("30s"));

  @Test
  void waitsForMoreBeforeTheFirstNotification() {
    group.at("0s").fires("a");
    group.at("20s").fires("b").expectsNothing();
    group.at("29s").expectsNothing();
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a b"));
  }

  @Test
  void doesNotWaitForWhatHasFiredForLongerThanTheWait() {
    group.at("31s").firesSince("0s", "a").expects(notified(FIRST_NOTIFICATION, "a"));
  }

  @Test
  void waitsForWhatHasFiredForJustTheWait() {
    group.at("30s").firesSince("0s", "a").expectsNothing();
    group.at("60s").expects(notified(FIRST_NOTIFICATION, "a"));
  }

  @Test
  void withoutWaitTheFirstNotificationIsImmediate() {
    var immediate = new GroupTimeline(route("0s"));

    immediate.at("0s").fires("a").expects(notified(FIRST_NOTIFICATION, "a"));
  }

  @Test
  void newAlertWaitsForTheNextInterval() {
    group.at("0s").fires("a");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a"));
    group.at("60s").fires("b").expectsNothing();
    group.at("5m29s").expectsNothing();
    group.at("5m30s").expects(notified(NEW_ALERTS_ADDED, "a b"));
  }

  @Test
  void newAlertAfterAQuietHourIsToldAtTheTickOfTheGrid() {
    group.at("0s").fires("a");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a"));
    group.at("41m").fires("b").expectsLookAt("45m30s");
    group.at("45m30s").expects(notified(NEW_ALERTS_ADDED, "a b"));
  }

  @Test
  void groupThatMerelyKeepsFiringIsLeftAloneUntilItIsRepeated() {
    group.at("0s").fires("a");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a")).expectsLookAt("1h5m30s");
    group.at("1h5m29s").expectsNothing();
    group.at("1h5m30s").expects(notified(REPEAT_INTERVAL_ELAPSED, "a"));
    group.at("2h10m30s").expects(notified(REPEAT_INTERVAL_ELAPSED, "a"));
  }

  @Test
  void repeatedStatementsTellNothing() {
    group.at("0s").fires("a");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a"));
    for (int minute = 1; minute < 60; minute++) {
      group.at(minute + "m").firesSince("0s", "a").expectsNothing();
    }
  }

  @Test
  void someResolvedAreToldOnceAndLeave() {
    group.at("0s").fires("a", "b");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a b"));
    group.at("60s").resolves("b");
    group.at("5m30s").expects(notified(SOME_ALERTS_RESOLVED, "a", "b"));
    group.at("10m30s").expectsNothing();
    assertThat(group.at("11m").group().members()).hasSize(1);
  }

  @Test
  void allResolvedEndsTheGroup() {
    group.at("0s").fires("a");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a"));
    group.at("60s").resolves("a").expectsNothing();
    group.at("5m30s").expects(notified(ALL_ALERTS_RESOLVED, "", "a")).expectsNoTimer();
  }

  @Test
  void groupThatIsOverWaitsAnewWhenItFiresAgain() {
    group.at("0s").fires("a");
    group.at("60s").resolves("a");
    group
        .at("6m")
        .expects(notified(FIRST_NOTIFICATION, "a"), notified(ALL_ALERTS_RESOLVED, "", "a"));
    group.at("7m").fires("a").expectsNothing();
    group.at("7m30s").expects(notified(FIRST_NOTIFICATION, "a"));
  }

  @Test
  void whatIsOverBeforeTheWaitIsToldToNobody() {
    group.at("0s").fires("a");
    group.at("10s").resolves("a");
    group.at("30s").expectsNothing().expectsDecision("quiet: nobody was told").expectsNoTimer();
  }

  @Test
  void resolvedAndFiringAgainBetweenTwoTicksIsNoNews() {
    group.at("0s").fires("a");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a"));
    group.at("60s").resolves("a");
    group.at("90s").fires("a");
    group.at("5m30s").expectsNothing().expectsDecision("quiet: nothing new");
  }

  @Test
  void announcedEndResolvesAtTheNextTick() {
    group.at("0s").firesUntil("7m", "a");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a")).expectsLookAt("10m30s");
    group.at("10m30s").expects(notified(ALL_ALERTS_RESOLVED, "", "a")).expectsNoTimer();
  }

  @Test
  void resolutionOfSomethingUnknownMakesNoTimer() {
    group.at("0s").resolves("a").expectsNoTimer();
    group.at("1h").expectsNothing();
  }

  @Test
  void lateOlderStatementDoesNotBringBackWhatWasResolved() {
    var fired = group.at("0s").fires("a").last("a");
    group.at("60s").resolves("a");
    group
        .at("5m30s")
        .expects(notified(FIRST_NOTIFICATION, "a"), notified(ALL_ALERTS_RESOLVED, "", "a"));

    group.at("6m").hearsAgainOf(fired).expectsNoTimer();
  }

  @Test
  void resolutionThatOvertakesItsFiringWins() {
    var fired = new GroupTimeline(route("30s")).at("0s").fires("a").last("a");

    group.at("1s").resolves("a");
    group.at("2s").hearsAgainOf(fired).expectsNoTimer();
  }

  @Test
  void mutedAlertIsToldWhenItIsHeardAgain() {
    group.at("0s").mutes("a").fires("a");
    group
        .at("30s")
        .expectsNothing()
        .expectsDecision("quiet: muted, silenced by ada until 2026-01-05T10:01:30Z (s1)");
    group.at("6m").unmutes("a").expectsNothing();
    group.at("10m30s").expects(notified(FIRST_NOTIFICATION, "a"));
  }

  @Test
  void resolutionPassesAlthoughTheAlertWasMutedMeanwhile() {
    group.at("0s").fires("a");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a"));
    group.at("60s").mutes("a").resolves("a");
    group.at("5m30s").expects(notified(ALL_ALERTS_RESOLVED, "", "a"));
  }

  @Test
  void mutingIsNoResolution() {
    group.at("0s").fires("a", "b");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a b"));
    group.at("60s").mutes("a");
    group.at("2m").fires("c");
    group.at("5m30s").expects(notified(NEW_ALERTS_ADDED, "b c"));
    group.at("6m").resolves("a");
    group.at("10m30s").expects(notified(SOME_ALERTS_RESOLVED, "b c", "a"));
  }

  @Test
  void whatWasMutedAllItsLifeIsToldToNobody() {
    group.at("0s").mutes("b").fires("a", "b");
    group.at("30s").expects(notified(FIRST_NOTIFICATION, "a"));
    group.at("60s").resolves("b");
    group.at("5m30s").expectsNothing();
    group.at("6m").resolves("a");
    group.at("10m30s").expects(notified(ALL_ALERTS_RESOLVED, "", "a"));
  }

  @Test
  void whatHappensWhilePublishingIsBrokenIsToldAfterwards() {
    group.at("0s").fires("a");
    group.at("10s").breaksPublishing();
    group.at("31s").fires("b").expectsNothing();
    group.at("40s").resolves("a").expectsNothing();
    group.at("45s").mendsPublishing();

    group
        .at("5m30s")
        .expects(notified(FIRST_NOTIFICATION, "a"), notified(NEW_ALERTS_ADDED, "b", "a"));
  }

  private static Route route(String wait) {
    return RouteTree.of(
        "receiver", "pager",
        "group_by", List.of("alertname"),
        "group_wait", wait,
        "group_interval", "5m",
        "repeat_interval", "1h");
  }
}
