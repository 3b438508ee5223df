// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static dev.tocsin.function.ingest.FrontDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.ledger.Ledger;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same again, sooner and later: within its window it counts once, after it anew. */
class DeduplicationScenario {

  private static final Map<String, String> NO_ID = Map.of("Idempotency-Key", "");
  private static final String ALERT = "{\"labels\":{\"alertname\":\"Down\"}}";
  private static final String TIMED_ALERT =
      "{\"labels\":{\"alertname\":\"Down\"},\"startsAt\":\"2026-01-05T09:00:00Z\"}";
  private static final String LEAD = "{\"type\":\"ContactCreate\",\"locationId\":\"l\"}";

  private final FrontDoor door = new FrontDoor();

  @Test
  void idStandsForOneEventForThreeDays() {
    assertNew(door.post("standard", ALERT));
    after(Duration.ofDays(3).minusSeconds(1));
    assertDuplicate(door.post("standard", ALERT));
    after(Duration.ofSeconds(1));
    var second = door.post("standard", ALERT);
    assertNew(second);

    assertThat(json(second).path("eventId").textValue()).isEqualTo("standard:delivery-1~2");
    assertThat(door.counted)
        .containsExactly("standard accepted", "standard duplicate", "standard repeated");
    assertThat(door.ledger.entries())
        .extracting(Ledger.Entry::eventId)
        .containsExactly("standard:delivery-1", "standard:delivery-1~2");
    assertThat(door.alerts)
        .as("the consumer knows the first name already, and the second is the new event's")
        .extracting(AlertBatch::eventId)
        .endsWith("standard:delivery-1", "standard:delivery-1~2");
  }

  @Test
  void windowBeginsAnewWithEveryEvent() {
    door.post("standard", ALERT);
    after(Duration.ofDays(4));
    door.post("standard", ALERT);
    after(Duration.ofDays(2));
    assertDuplicate(door.post("standard", ALERT));
    after(Duration.ofDays(2));
    assertThat(json(door.post("standard", ALERT)).path("eventId").textValue())
        .isEqualTo("standard:delivery-1~3");
  }

  @Test
  void crashBeforeTheWindowBeganAnewTakesTheSameNameAgain() {
    door.post("standard", ALERT);
    after(Duration.ofDays(4));
    // What a process leaves that ended after the note and before the renewal.
    door.ledger.accept("standard:delivery-1~2", "standard", door.clock.instant(), EventId.OF_AN_ID);

    var again = door.post("standard", ALERT);
    assertDuplicate(again);
    assertThat(json(again).path("eventId").textValue()).isEqualTo("standard:delivery-1~2");
    assertDuplicate(door.post("standard", ALERT));
  }

  @Test
  void sourceSaysItsOwnWindow() {
    var quick =
        FrontDoor.with(
            "sources: [{name: plain, preset: bearer, secret: plain, format: alert,"
                + " dedupWindow: 10m}]");
    assertNew(quick.post("plain", ALERT, NO_ID));
    quick.clock.advance(Duration.ofMinutes(9));
    assertDuplicate(quick.post("plain", ALERT, NO_ID));
    quick.clock.advance(Duration.ofMinutes(1));
    assertNew(quick.post("plain", ALERT, NO_ID));
  }

  @Test
  void sameAlertsWithTimesAreARedeliveryWithinTheHourAndAReminderLater() {
    assertNew(door.post("plain", TIMED_ALERT, NO_ID));
    after(Duration.ofMinutes(59));
    assertDuplicate(door.post("plain", TIMED_ALERT, NO_ID));
    after(Duration.ofMinutes(2));
    assertNew(door.post("plain", TIMED_ALERT, NO_ID));
  }

  @Test
  void sameAlertWithoutTimesIsARetryWithinTheMinuteAndAnotherStatementLater() {
    assertNew(door.post("plain", ALERT, NO_ID));
    after(Duration.ofSeconds(59));
    assertDuplicate(door.post("plain", ALERT, NO_ID));
    assertThat(door.alerts).as("merged all the same: a page is never lost to a hash").hasSize(2);
    after(Duration.ofSeconds(1));
    assertNew(door.post("plain", ALERT, NO_ID));
  }

  @Test
  void samplesWithoutIdAndTimesAreMeasurementsOfTheirOwn() {
    var samples =
        FrontDoor.with("sources: [{name: m, preset: bearer, secret: plain, format: samples}]");
    var gauge = "{\"samples\":[{\"metric\":\"up\",\"value\":1}]}";
    assertNew(samples.post("m", gauge, NO_ID));
    samples.clock.advance(Duration.ofMillis(1));
    assertNew(samples.post("m", gauge, NO_ID));
  }

  @Test
  void highLevelsEventWithoutAnIdIsKnownByItsBodyWhileItIsTriedAgain() {
    assertNew(door.post("gohighlevel", LEAD));
    after(Duration.ofMinutes(70));
    assertDuplicate(door.post("gohighlevel", LEAD));
    after(Duration.ofMinutes(50));
    assertNew(door.post("gohighlevel", LEAD));
  }

  @Test
  void eventThatConcernsNobodyIsCountedOnceToo() {
    var ping = Map.of("X-GitHub-Event", "ping");
    assertNew(door.post("github", "{\"zen\":\"x\"}", ping));
    assertDuplicate(door.post("github", "{\"zen\":\"x\"}", ping));
    after(Duration.ofDays(3));
    assertNew(door.post("github", "{\"zen\":\"x\"}", ping));
  }

  private void after(Duration time) {
    door.clock.advance(time);
  }

  private static void assertNew(Answer answer) {
    assertDuplicate(answer, false);
  }

  private static void assertDuplicate(Answer answer) {
    assertDuplicate(answer, true);
  }

  private static void assertDuplicate(Answer answer, boolean duplicate) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    assertThat(json(answer).path("duplicate").booleanValue()).isEqualTo(duplicate);
  }
}
