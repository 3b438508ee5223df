// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoLedger;
import dev.tocsin.aws.store.LedgerGaps;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.metric.Rollup;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as a gap in the ledger, and what does not. */
class LedgerGapsIT {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));

  private final Backend backend = Backend.get();
  private Ledger ledger;
  private LedgerGaps gaps;

  @BeforeEach
  void empty() {
    var table = EmptyTable.of(backend, "LedgerTable");
    ledger = new DynamoLedger(backend.dynamo(), table);
    gaps = new LedgerGaps(backend.dynamo(), table, PATIENCE);
  }

  private double gaps(Instant now) {
    var series = gaps.series("gaps", now);
    assertThat(series).hasSize(1);
    long minute = Rollup.minuteOf(now);
    var rollups = gaps.read(series.getFirst(), minute - 5, minute);
    assertThat(rollups).extracting(Rollup::minute).containsExactly(minute);
    return rollups.getFirst().summary().max();
  }

  @Test
  void anEventIsAGapOnceItHasTakenLongerThanItMay() {
    assertThat(gaps(LATER)).isZero();
    ledger.accept("crm:1", "crm", NOON, DAY);

    assertThat(gaps(NOON.plus(PATIENCE))).as("just in time").isZero();
    assertThat(gaps(NOON.plus(PATIENCE).plusSeconds(60))).isEqualTo(1);
  }

  @Test
  void anEventWithAnOutcomeIsNone() {
    ledger.accept("crm:1", "crm", NOON, DAY);
    ledger.conclude("crm:1", Outcome.RECORDED, NOON.plusSeconds(1));
    ledger.conclude("crm:1", Outcome.RECORDED, NOON.plusSeconds(2));

    assertThat(gaps(LATER)).isZero();
  }

  @Test
  void norIsOneWhoseConsumerWasFasterThanTheNoteOfItsAcceptance() {
    ledger.conclude("crm:1", Outcome.RECORDED, NOON.plusSeconds(1));
    ledger.accept("crm:1", "crm", NOON, DAY);

    assertThat(gaps(LATER)).isZero();
  }

  @Test
  void norOneThatEndedByBeingAccepted() {
    ledger.settle("crm:1", "crm", Outcome.IGNORED, NOON, DAY);

    assertThat(gaps(LATER)).isZero();
  }

  @Test
  void norOneThatTocsinMadeItself() {
    ledger.conclude("evaluate:rule:1", Outcome.DISPATCHED, NOON);

    assertThat(gaps(LATER)).isZero();
  }

  @Test
  void redeliveryLeavesAnEventClosed() {
    ledger.accept("crm:1", "crm", NOON, DAY);
    ledger.conclude("crm:1", Outcome.RECORDED, NOON.plusSeconds(1));
    ledger.accept("crm:1", "crm", NOON.plusSeconds(60), DAY);
    ledger.accept("crm:1", "crm", NOON.plus(DAY).plusSeconds(60), DAY);

    assertThat(gaps(LATER)).isZero();
  }

  @Test
  void allListingsAreCounted() {
    for (int i = 0; i < 50; i++) {
      ledger.accept("crm:" + i, "crm", NOON, DAY);
    }

    assertThat(gaps(LATER)).isEqualTo(50);
  }
}
