// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final String ALERT = "{\"labels\":{\"alertname\":\"Down\"}}";

  private final FrontDoor door =
      FrontDoor.with(
          """
          sources:
            - {name: plain, preset: bearer, secret: plain, format: alert, silentAfter: 15m}
            - {name: quiet, preset: bearer, secret: plain, format: alert}
          """);

  @Test
  void acceptedDeliveryIsASignOfLifeAtMostEvery15Seconds() {
    door.post("plain", ALERT);
    door.clock.advance(Duration.ofSeconds(14));
    door.post("plain", ALERT);
    assertThat(door.heartbeats.last("source:plain")).contains(ManualClock.START);

    door.clock.advance(Duration.ofSeconds(1));
    door.post("plain", ALERT);
    assertThat(door.heartbeats.last("source:plain")).contains(ManualClock.START.plusSeconds(15));
  }

  @Test
  void sourceWhoseSilenceMeansNothingIsNotNoted() {
    door.post("quiet", ALERT);
    assertThat(door.heartbeats.last("source:quiet")).isEmpty();
  }

  @Test
  void refusedDeliveryIsNoSignOfLife() {
    door.post("plain", ALERT, java.util.Map.of("Authorization", "Bearer guess"));
    assertThat(door.heartbeats.last("source:plain")).isEmpty();
  }
}
