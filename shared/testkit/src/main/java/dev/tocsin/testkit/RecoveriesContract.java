// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.recovery.Recoveries;
import dev.tocsin.recovery.Recovery;
import dev.tocsin.recovery.RecoveryRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of recoveries does. */
public abstract class RecoveriesContract {

  private static final Instant T0 = ManualClock.START;

  /** An empty store. */
  protected abstract Recoveries recoveries();

  @Test
  void findsWhatWasSavedDownToTheLastField() {
    var recoveries = recoveries();
    var first = requested("cache_manager", 0);
    var running = first.running(T0.plusSeconds(1));
    var paged =
        running
            .verifying("200", T0.plusSeconds(2))
            .paged(Recovery.Status.ESCALATED, "it did not help", T0.plusSeconds(90));
    var over = paged.settled(T0.plusSeconds(100));

    for (var step : new Recovery[] {first, running}) {
      assertThat(recoveries.save(step)).isTrue();
      assertThat(recoveries.find(first.id())).contains(step);
    }
    assertThat(recoveries.save(running.verifying("200", T0.plusSeconds(2)))).isTrue();
    assertThat(recoveries.save(paged)).isTrue();
    assertThat(recoveries.find(first.id())).contains(paged);
    assertThat(recoveries.save(over)).isTrue();
    assertThat(recoveries.find(first.id())).contains(over);
  }

  @Test
  void createsARecoveryOnlyOnce() {
    var recoveries = recoveries();
    var first = requested("cache_manager", 0);
    assertThat(recoveries.save(first)).isTrue();
    assertThat(recoveries.save(first)).isFalse();
    assertThat(recoveries.find(first.id())).contains(first);
  }

  @Test
  void ofTwoWritersOnTheSameVersionOneWins() {
    var recoveries = recoveries();
    var first = requested("cache_manager", 0);
    var winner = first.running(T0.plusSeconds(1));
    recoveries.save(first);

    assertThat(recoveries.save(winner)).isTrue();
    assertThat(recoveries.save(first.waiting("cooldown", T0.plusSeconds(1)))).isFalse();
    assertThat(recoveries.find(first.id())).contains(winner);
  }

  @Test
  void knowsNothingOfARecoveryThatWasNeverSaved() {
    assertThat(recoveries().find("restart-cache/0123456789abcdef/1")).isEmpty();
    assertThat(recoveries().latest(10)).isEmpty();
  }

  @Test
  void listsTheLatestRequestedFirst() {
    var recoveries = recoveries();
    var oldest = requested("a", 0);
    var middle = requested("b", 60);
    var latest = requested("c", 61);
    recoveries.save(middle);
    recoveries.save(latest);
    recoveries.save(oldest);
    var changed = oldest.running(T0.plusSeconds(300));
    recoveries.save(changed);

    assertThat(recoveries.latest(10)).containsExactly(latest, middle, changed);
    assertThat(recoveries.latest(2)).containsExactly(latest, middle);
  }

  private static Recovery requested(String service, long second) {
    var at = T0.plusSeconds(second);
    var alert =
        new Alert(
            Labels.of("alertname", "LowSuccessRate", "service", service, "severity", "critical"),
            Map.of("summary", "the success rate is low"),
            at.minusSeconds(30),
            null,
            at,
            "evaluate",
            "");
    return Recovery.requested(RecoveryRequest.of("restart-cache", alert, at));
  }
}
