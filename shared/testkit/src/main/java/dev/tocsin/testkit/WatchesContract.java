// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Severity;
import dev.tocsin.heartbeat.Watch;
import dev.tocsin.heartbeat.Watches;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of who is to be heard from does. The store's clock is {@link #clock}. */
public abstract class WatchesContract {

  protected final ManualClock clock = new ManualClock();

  private final Watch watch =
      new Watch(
          "source:" + UUID.randomUUID(),
          "github",
          ManualClock.START,
          Severity.WARNING,
          null,
          null,
          true);
  private final Watch silent =
      new Watch(
          watch.key(),
          watch.name(),
          watch.since(),
          Severity.CRITICAL,
          ManualClock.START.plusSeconds(900),
          null,
          false);

  protected abstract Watches watches();

  @Test
  void remembersSinceWhenEvenIfNothingChanges() {
    watches().update(watch, known -> known);
    var later =
        new Watch(
            watch.key(),
            watch.name(),
            ManualClock.START.plusSeconds(60),
            Severity.WARNING,
            null,
            null,
            true);

    assertThat(watches().update(later, known -> known)).isEqualTo(watch);
    assertThat(watches().open()).doesNotContain(watch);
  }

  @Test
  void silentOneIsListed() {
    assertThat(watches().update(watch, known -> silent)).isEqualTo(silent);
    assertThat(watches().open()).contains(silent);
  }

  @Test
  void oneThatIsOverAndToldIsNot() {
    watches().update(watch, known -> silent);
    watches().update(watch, known -> watch);
    assertThat(watches().open()).doesNotContain(silent, watch);
  }
}
