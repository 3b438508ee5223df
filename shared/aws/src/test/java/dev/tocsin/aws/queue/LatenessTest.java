// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.limit.Backlog;
import dev.tocsin.limit.Backlogs;
import dev.tocsin.limit.Traffic;
import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatenessTest {

  private final ManualClock clock = new ManualClock();
  private final List<Duration> noted = new ArrayList<>();
  private boolean broken;
  private final Lateness lateness =
      new Lateness(
          new Backlogs() {
            @Override
            public Backlog of(Traffic traffic) {
              return Backlog.NONE;
            }

            @Override
            public void note(Traffic traffic, Duration age, Instant now) {
              noted.add(age);
              if (broken) {
                throw new IllegalStateException("no table");
              }
            }
          },
          Traffic.SAMPLES,
          clock);

  @Test
  void whatComesInTimeIsNotNoted() {
    lateness.of(message(Duration.ofSeconds(30), 1));
    assertThat(noted).isEmpty();
  }

  @Test
  void whatComesLateIsNotedOnceAStep() {
    lateness.of(message(Duration.ofSeconds(31), 1));
    lateness.of(message(Duration.ofSeconds(32), 1));
    clock.advance(Backlog.STEP);
    lateness.of(message(Duration.ofSeconds(40), 1));

    assertThat(noted).containsExactly(Duration.ofSeconds(31), Duration.ofSeconds(40));
  }

  @Test
  void messageThatComesAgainSaysNothingOfTheOthers() {
    lateness.of(message(Duration.ofMinutes(5), 2));
    assertThat(noted).isEmpty();
  }

  @Test
  void neitherAStoreThatFailsNorAMessageWithoutAttributesStopsTheConsumer() {
    broken = true;
    assertThatCode(
            () -> {
              lateness.of(message(Duration.ofMinutes(5), 1));
              lateness.of(new SQSEvent.SQSMessage());
            })
        .doesNotThrowAnyException();
  }

  private SQSEvent.SQSMessage message(Duration age, int receives) {
    var message = new SQSEvent.SQSMessage();
    message.setAttributes(
        Map.of(
            "SentTimestamp", Long.toString(clock.instant().minus(age).toEpochMilli()),
            "ApproximateReceiveCount", Integer.toString(receives)));
    return message;
  }
}
