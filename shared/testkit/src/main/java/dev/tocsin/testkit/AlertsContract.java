// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Alerts;
import dev.tocsin.alert.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of alerts does. The store's clock is {@link #clock}. */
public abstract class AlertsContract {

  protected final ManualClock clock = new ManualClock();

  /** Unique, so that the contract can be run again and again on a table that is kept. */
  private final String run = UUID.randomUUID().toString();

  protected abstract Alerts alerts();

  @Test
  void firstStatementIsStoredAsItIs() {
    var fires = alert("a", 0, null, 0);

    assertThat(alerts().merge(fires)).isEqualTo(fires);
    assertThat(alerts().find(fires.fingerprint())).contains(fires);
  }

  @Test
  void knowsNothingOfAnAlertThatNobodyMentioned() {
    assertThat(alerts().find(alert("a", 0, null, 0).fingerprint())).isEmpty();
  }

  @Test
  void youngerStatementHoldsAndKeepsTheEarlierStart() {
    alerts().merge(alert("a", 0, null, 0));

    var merged = alerts().merge(alert("a", 30, 30L, 30));

    assertThat(merged).isEqualTo(alert("a", 0, 30L, 30));
    assertThat(alerts().find(merged.fingerprint())).contains(merged);
  }

  @Test
  void olderStatementChangesNothing() {
    var resolved = alert("a", 0, 30L, 30);
    alerts().merge(resolved);

    assertThat(alerts().merge(alert("a", 0, null, 20))).isEqualTo(resolved);
    assertThat(alerts().find(resolved.fingerprint())).contains(resolved);
  }

  @Test
  void severalStatementsAreTakenInOneAfterTheOther() {
    alerts().merge(alert("known", 0, null, 0));
    var annotated = Alert.annotated(run, Map.of("a", "b"), clock.instant(), "test");

    var merged =
        alerts()
            .merge(
                List.of(
                    alert("known", 5, 9L, 9),
                    alert("a", 10, null, 10),
                    annotated,
                    alert("a", 20, 30L, 30),
                    alert("a", 10, null, 20)));

    assertThat(merged)
        .containsExactly(
            alert("known", 0, 9L, 9),
            alert("a", 10, null, 10),
            annotated,
            alert("a", 10, 30L, 30),
            alert("a", 10, 30L, 30));
    for (var one : List.of(merged.getFirst(), merged.getLast())) {
      assertThat(alerts().find(one.fingerprint())).contains(one);
    }
    assertThat(alerts().find(annotated.fingerprint())).isEmpty();
  }

  @Test
  void endOfAnUnknownKeyIsKeptAndListedNowhere() {
    var end = Alert.ended(run, Map.of(), clock.instant(), "test");

    assertThat(alerts().merge(end)).isEqualTo(end);
    assertThat(alerts().find(end.fingerprint())).contains(end);
    assertThat(alerts().resolved(1_000)).doesNotContain(end);
  }

  @Test
  void annotationOfAnUnknownKeyIsNotKept() {
    var annotated = Alert.annotated(run, Map.of("a", "b"), clock.instant(), "test");

    assertThat(alerts().merge(annotated)).isEqualTo(annotated);
    assertThat(alerts().find(annotated.fingerprint())).isEmpty();
  }

  @Test
  void redeliveryChangesNothing() {
    var fires = alert("a", 0, null, 0);
    alerts().merge(fires);

    assertThat(alerts().merge(fires)).isEqualTo(fires);
  }

  @Test
  void listsWhatFiresTheLongestFiringFirst() {
    clock.at(Duration.ofSeconds(100));
    alerts().merge(alert("late", 60, null, 60));
    alerts().merge(alert("early", 10, null, 10));
    alerts().merge(alert("over", 0, 50L, 50));

    assertThat(firing()).containsExactly("early", "late");
  }

  @Test
  void anAnnouncedEndResolvesWithoutAnybodySayingSo() {
    alerts().merge(alert("a", 0, 300L, 0));
    clock.at(Duration.ofSeconds(299));
    assertThat(firing()).containsExactly("a");

    clock.at(Duration.ofSeconds(300));
    assertThat(firing()).isEmpty();
  }

  @Test
  void firesAgainAfterItWasResolved() {
    alerts().merge(alert("a", 0, 10L, 10));
    alerts().merge(alert("a", 20, null, 20));
    clock.at(Duration.ofSeconds(30));

    assertThat(firing()).containsExactly("a");
  }

  @Test
  void limitBoundsTheList() {
    for (int i = 0; i < 5; i++) {
      alerts().merge(alert("a" + i, i, null, i));
    }

    assertThat(alerts().firing(3)).hasSize(3);
  }

  @Test
  void alertsPastTheirAnnouncedEndCrowdOutNoneThatFire() {
    for (int i = 0; i < 48; i++) {
      alerts().merge(alert("over" + i, -20_000, -15_000L, -20_000));
    }
    alerts().merge(alert("fires", -10_000, null, -10_000));

    assertThat(alerts().firing(1))
        .singleElement()
        .satisfies(alert -> assertThat(alert.startsAt()).isEqualTo(at(-10_000)));
  }

  @Test
  void listsWhatIsOverTheLatestOverFirst() {
    clock.at(Duration.ofSeconds(100));
    alerts().merge(alert("fires", 0, null, 0));
    alerts().merge(alert("announced", 0, 90L, 0));
    alerts().merge(alert("first", 0, 10L, 10));
    alerts().merge(alert("last", 0, 95L, 96));

    assertThat(names(alerts().resolved(10_000))).containsExactly("last", "announced", "first");
    assertThat(alerts().resolved(1)).hasSize(1);
  }

  @Test
  void alertThatFiresAgainIsNoLongerOver() {
    alerts().merge(alert("a", 0, 10L, 10));
    alerts().merge(alert("a", 20, null, 20));
    clock.at(Duration.ofSeconds(30));

    assertThat(names(alerts().resolved(10_000))).isEmpty();
  }

  private List<String> firing() {
    return names(alerts().firing(10_000));
  }

  private List<String> names(List<Alert> found) {
    return found.stream()
        .filter(alert -> alert.labels().get("run").equals(run))
        .map(Alert::name)
        .toList();
  }

  private Alert alert(String name, long startsAt, @Nullable Long endsAt, long updatedAt) {
    return new Alert(
        Labels.of("alertname", name, "run", run),
        Map.of("summary", "it is " + name),
        at(startsAt),
        endsAt == null ? null : at(endsAt),
        at(updatedAt),
        "test",
        "");
  }

  private static Instant at(long seconds) {
    return ManualClock.START.plusSeconds(seconds);
  }
}
