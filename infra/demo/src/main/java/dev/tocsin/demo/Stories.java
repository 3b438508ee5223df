// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import static dev.tocsin.demo.Stage.CACHE;
import static dev.tocsin.demo.Stage.DASHBOARD;

import dev.tocsin.demo.Moment.Event;
import java.time.Duration;

/** What is played, step by step; each step is waited for, and for no longer than it may take. */
final class Stories {

  private static final String ALERT = "LowSuccessRate";
  private static final Duration SOON = Duration.ofSeconds(15);

  /** Requirement M-28, and a little for the look that sees it. */
  private static final Duration DETECTION = Duration.ofSeconds(35);

  /** Requirement M-34. */
  private static final Duration ATTEMPT = Duration.ofSeconds(60);

  /** A repair shows in the next whole minute, and a look at it may be a quarter away. */
  private static final Duration VERIFICATION = Duration.ofSeconds(120);

  /** What joins or ends in a group is told at its next interval: a minute. */
  private static final Duration NEXT_INTERVAL = Duration.ofSeconds(100);

  /**
   * What was in flight when the suite was killed is delivered again after its queue's visibility
   * time-out: 90 seconds to dispatch, and then 180 to notify or to recover.
   */
  private static final Duration IN_FLIGHT = Duration.ofSeconds(300);

  private final Stage stage;
  private final Timeline timeline;

  Stories(Stage stage) {
    this.stage = stage;
    this.timeline = stage.timeline;
  }

  /** The cache degrades, is repaired, and is seen to be well again. */
  void theRepairHelps(Figures figures) {
    timeline.await(CACHE, Event.HEALTHY, "", SOON);
    stage.cache.breakDown();
    timeline.note(CACHE, Event.BROKEN, "", "its link is cut and its entries expire at once");
    detectedAndRepaired(CACHE, figures);
    isWellAgain();
  }

  /** The dashboards' store is down, so clearing and reconnecting their cache does not help. */
  void theRepairDoesNotHelp(Figures figures) {
    timeline.await(DASHBOARD, Event.HEALTHY, "", SOON);
    stage.dashboard.breakForGood();
    timeline.note(DASHBOARD, Event.BROKEN, "", "and its store is down: no repair can help");
    detectedAndRepaired(DASHBOARD, figures);

    var first = timeline.all(DASHBOARD, Event.REPAIR, "").getFirst();
    timeline.awaitAfter(first, DASHBOARD, Event.REPAIR, "", VERIFICATION);
    var given = timeline.await(DASHBOARD, Event.RECOVERY, "escalated", VERIFICATION);
    if (!given.detail().contains("circuit breaker is open")) {
      throw new MissingMoment("the circuit breaker did not open: " + given.detail());
    }
    timeline.await(DASHBOARD, Event.PAGED, "RecoveryFailed", SOON);
  }

  /**
   * As {@link #theRepairHelps}, and the suite is killed between the alert and its end.
   *
   * @param inFlight alerts that are accepted just before
   */
  void theSuiteIsKilled(PageLatency inFlight) {
    timeline.await(CACHE, Event.HEALTHY, "", SOON);
    stage.cache.breakDown();
    timeline.note(CACHE, Event.BROKEN, "", "its link is cut and its entries expire at once");
    timeline.await(CACHE, Event.FIRING, ALERT, DETECTION.plus(SOON));
    inFlight.send();
    stage.killAndRestart();
    timeline.await(CACHE, Event.PAGED, ALERT, IN_FLIGHT);
    timeline.await(CACHE, Event.REPAIR, "", IN_FLIGHT);
    timeline.await(CACHE, Event.OVER, ALERT, VERIFICATION);
    timeline.await(CACHE, Event.RECOVERY, "succeeded", IN_FLIGHT);
    timeline.await(CACHE, Event.UNPAGED, ALERT, IN_FLIGHT);
    inFlight.awaitPages(IN_FLIGHT);
  }

  private void detectedAndRepaired(String service, Figures figures) {
    var bad = timeline.await(service, Event.BAD_SAMPLE, "", SOON);
    var firing = timeline.await(service, Event.FIRING, ALERT, DETECTION);
    figures.detection(Duration.between(bad.at(), firing.at()));
    var paged = timeline.await(service, Event.PAGED, ALERT, SOON);
    var repair = timeline.await(service, Event.REPAIR, "", ATTEMPT);
    // The page may be here before the alert is seen at the API: the earlier of the two is nearer.
    var known = paged.at().isBefore(firing.at()) ? paged.at() : firing.at();
    figures.attempt(Duration.between(known, repair.at()));
  }

  private void isWellAgain() {
    timeline.await(CACHE, Event.OVER, ALERT, VERIFICATION);
    timeline.await(CACHE, Event.RECOVERY, "succeeded", SOON);
    timeline.await(CACHE, Event.UNPAGED, ALERT, NEXT_INTERVAL);
  }
}
