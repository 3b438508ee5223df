// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Noted;
import dev.tocsin.ledger.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every ledger does, whatever it is kept in. */
public abstract class LedgerContract {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);
  private static final Noted FIRST = new Noted.First();
  private static final Noted AGAIN = new Noted.Again();

  /** Unique, so that the contract can be run again and again on a table that is kept. */
  private final String eventId = "github:" + UUID.randomUUID();

  protected abstract Ledger ledger();

  @Test
  void acceptsAnEventOnce() {
    assertThat(ledger().accept(eventId, "github", NOON, DAY)).isEqualTo(FIRST);
    assertThat(ledger().accept(eventId, "github", NOON.plusSeconds(60), DAY)).isEqualTo(AGAIN);

    assertThat(ledger().find(eventId))
        .contains(new Ledger.Entry(eventId, "github", NOON, null, null));
  }

  @Test
  void knowsNothingOfWhatWasNeverAccepted() {
    assertThat(ledger().find(eventId)).isEmpty();
  }

  @Test
  void firstOutcomeStands() {
    ledger().accept(eventId, "github", NOON, DAY);
    ledger().conclude(eventId, Outcome.DISPATCHED, NOON.plusSeconds(1));
    ledger().conclude(eventId, Outcome.IGNORED, NOON.plusSeconds(2));

    assertThat(ledger().find(eventId))
        .contains(
            new Ledger.Entry(eventId, "github", NOON, Outcome.DISPATCHED, NOON.plusSeconds(1)));
  }

  @Test
  void consumerMayBeFasterThanTheNoteOfAcceptance() {
    ledger().conclude(eventId, Outcome.RECORDED, NOON.plusSeconds(1));

    assertThat(ledger().accept(eventId, "github", NOON, DAY)).isEqualTo(FIRST);
    assertThat(ledger().find(eventId))
        .contains(new Ledger.Entry(eventId, "github", NOON, Outcome.RECORDED, NOON.plusSeconds(1)));
  }

  @Test
  void eventThatTocsinMadeItselfHasAnOutcomeOnly() {
    ledger().conclude(eventId, Outcome.DISPATCHED, NOON);

    assertThat(ledger().find(eventId))
        .contains(new Ledger.Entry(eventId, null, null, Outcome.DISPATCHED, NOON));
  }

  @Test
  void redeliveryIsRecognisedAfterTheOutcome() {
    ledger().accept(eventId, "github", NOON, DAY);
    ledger().conclude(eventId, Outcome.RECORDED, NOON.plusSeconds(1));

    assertThat(ledger().accept(eventId, "github", NOON.plusSeconds(600), DAY)).isEqualTo(AGAIN);
  }

  @Test
  void eventThatEndsByBeingAcceptedIsOneWrite() {
    assertThat(ledger().settle(eventId, "github", Outcome.IGNORED, NOON, DAY)).isEqualTo(FIRST);
    assertThat(ledger().settle(eventId, "github", Outcome.IGNORED, NOON.plusSeconds(1), DAY))
        .isEqualTo(AGAIN);

    assertThat(ledger().find(eventId))
        .contains(new Ledger.Entry(eventId, "github", NOON, Outcome.IGNORED, NOON));
  }

  @Test
  void sameIdIsAnotherEventOnceItsWindowIsOver() {
    ledger().accept(eventId, "github", NOON, DAY);

    assertThat(ledger().accept(eventId, "github", NOON.plus(DAY).minusMillis(1), DAY))
        .isEqualTo(AGAIN);
    assertThat(ledger().accept(eventId, "github", NOON.plus(DAY), DAY))
        .isEqualTo(new Noted.Lapsed(1));
    assertThat(ledger().find(eventId))
        .as("what was noted stands")
        .contains(new Ledger.Entry(eventId, "github", NOON, null, null));
  }

  @Test
  void windowBeginsAnewWithEachEventOfTheId() {
    var second = NOON.plus(DAY);
    ledger().accept(eventId, "github", NOON, DAY);
    ledger().renew(eventId, 2, second);
    ledger().renew(eventId, 2, second.plusSeconds(60));

    assertThat(ledger().accept(eventId, "github", second.plus(DAY).minusMillis(1), DAY))
        .isEqualTo(AGAIN);
    assertThat(ledger().accept(eventId, "github", second.plus(DAY), DAY))
        .isEqualTo(new Noted.Lapsed(2));
  }
}
