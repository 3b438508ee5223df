// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.http.Answer;
import dev.tocsin.limit.Backlog;
import dev.tocsin.limit.Backlogs;
import dev.tocsin.limit.Rate;
import dev.tocsin.limit.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever sends more than its source may is asked to come later, and others are not troubled. */
class RateLimitScenario {

  private static final String ALERT = "{\"labels\":{\"alertname\":\"Down\"}}";
  private static final String LEAD = "{\"type\":\"ContactCreate\",\"locationId\":\"l\"}";
  private static final String SOURCES =
      """
      sources:
        - {name: plain, preset: bearer, secret: plain, format: alert, rateLimit: 3}
        - {name: other, preset: bearer, secret: plain, format: alert, rateLimit: 3}
        - {name: alertmanager, preset: alertmanager, secret: alertmanager, format: alertmanager, rateLimit: 1}
        - {name: metrics, preset: bearer, secret: plain, format: samples, rateLimit: 20}
        - {name: gohighlevel, preset: gohighlevel, publicKeys: [{secret: gohighlevel-test-key}], format: gohighlevel, rateLimit: 1}
      """;

  private final FrontDoor door = FrontDoor.with(SOURCES);

  @Test
  void refusedDeliveryIsToldWhenToComeAgainAndIsTakenThen() {
    take(3, "plain");
    door.clock.advance(Duration.ofSeconds(20));
    var refused = door.post("plain", ALERT);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "40");
    assertThat(door.counted).endsWith("plain RATE_LIMITED");
    assertThat(door.ledger.entries()).as("nothing of it is kept").hasSize(1);

    door.clock.advance(Duration.ofSeconds(40));
    take(1, "plain");
  }

  @Test
  void sourcesHaveLimitsOfTheirOwn() {
    take(3, "plain");
    take(3, "other");
    assertThat(door.post("plain", ALERT).status()).isEqualTo(429);
  }

  @Test
  void forgerUsesNothingUp() {
    for (int i = 0; i < 100; i++) {
      assertThat(door.post("plain", ALERT, Map.of("Authorization", "Bearer guess")).status())
          .isEqualTo(401);
    }
    take(3, "plain");
  }

  @Test
  void malformedDeliveriesCountBecauseTheyCost() {
    for (int i = 0; i < 3; i++) {
      assertThat(door.post("plain", "{").status()).isEqualTo(400);
    }
    assertThat(door.post("plain", ALERT).status()).isEqualTo(429);
  }

  @Test
  void eachSenderIsAskedInTheWayThatItObeys() {
    var alerts = "{\"version\":\"4\",\"alerts\":[]}";
    door.post("alertmanager", alerts);
    door.post("gohighlevel", LEAD);

    assertThat(door.post("alertmanager", alerts).status())
        .as("Alertmanager tries again on 5xx only")
        .isEqualTo(503);
    assertThat(door.post("gohighlevel", LEAD).status())
        .as("HighLevel tries again on 429 only")
        .isEqualTo(429);
  }

  @Test
  void backlogOfSamplesHoldsBackSamplesAndNoAlerts() {
    door.backlogs.note(Traffic.SAMPLES, Duration.ofMinutes(2), door.clock.instant());

    assertThat(taken(30, "metrics", "{\"samples\":[{\"metric\":\"up\",\"value\":1}]}"))
        .isEqualTo(10);
    take(3, "plain");
    door.clock.advance(Duration.ofMinutes(1));
    assertThat(taken(30, "metrics", "{\"samples\":[{\"metric\":\"up\",\"value\":1}]}"))
        .as("it is over, so the limit is what it was")
        .isEqualTo(20);
  }

  @Test
  void everythingIsTakenWhereTheLimitCannotBeAsked() {
    var source = door.sources.find("plain").orElseThrow();
    var limiter =
        new Limiter(
            (name, window, deliveries) -> {
              throw new IllegalStateException("no table");
            },
            new Broken(),
            Rate.DEFAULT,
            door);
    for (int i = 0; i < 10; i++) {
      assertThat(limiter.refuses(source, Traffic.ALERTS, door.clock.instant())).isEmpty();
    }
    assertThat(door.counted).as("asked once a window").containsExactly("plain unlimited");
  }

  private static final class Broken implements Backlogs {
    @Override
    public Backlog of(Traffic traffic) {
      throw new IllegalStateException("no table");
    }

    @Override
    public void note(Traffic traffic, Duration age, Instant now) {}
  }

  private void take(int count, String source) {
    assertThat(taken(count, source, ALERT)).isEqualTo(count);
  }

  private int taken(int offered, String source, String body) {
    int taken = 0;
    for (int i = 0; i < offered; i++) {
      Answer answer = door.post(source, body);
      assertThat(answer.status()).isIn(202, 429);
      taken += answer.status() == 202 ? 1 : 0;
    }
    return taken;
  }
}
