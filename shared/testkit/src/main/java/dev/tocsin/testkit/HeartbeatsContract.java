// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.heartbeat.Heartbeats;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of signs of life does. The store's clock is {@link #clock}. */
public abstract class HeartbeatsContract {

  protected final ManualClock clock = new ManualClock();

  private final String name = UUID.randomUUID().toString();

  protected abstract Heartbeats heartbeats();

  @Test
  void knowsNothingOfWhoWasNeverHeard() {
    assertThat(heartbeats().last(name)).isEmpty();
  }

  @Test
  void lastSignOfLifeStands() {
    heartbeats().beat(name, ManualClock.START);
    heartbeats().beat(name, ManualClock.START.plusSeconds(60));

    assertThat(heartbeats().last(name)).contains(ManualClock.START.plusSeconds(60));
  }

  @Test
  void olderOneThatComesLateChangesNothing() {
    heartbeats().beat(name, ManualClock.START.plusSeconds(60));
    heartbeats().beat(name, ManualClock.START);

    assertThat(heartbeats().last(name)).contains(ManualClock.START.plusSeconds(60));
  }
}
