// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An event that was accepted and of which nothing became wakes a person (rules/tocsin.yaml). */
class LedgerGapIT {

  private static final Suite SUITE = Suite.running();

  @Test
  void anEventThatCameToNoEndIsPagedUntilItDoes() throws InterruptedException {
    var eventId = "github:" + Alerts.unique("gap_");
    var accepted = Instant.now().minus(Duration.ofMinutes(20));
    SUITE.note(ledger -> ledger.accept(eventId, "github", accepted, Ledger.KEPT));

    SUITE.evaluate();
    var tick = Instant.now().getEpochSecond();

    assertThat(SUITE.page("LedgerGap").body()).contains("critical", "docs/runbooks/ledger.md");
    SUITE.note(ledger -> ledger.conclude(eventId, Outcome.DISPATCHED, Instant.now()));
    // What two ticks of one second say of an alert is one statement.
    Eventually.get(
        "second", () -> Optional.of(Instant.now().getEpochSecond()).filter(now -> now > tick));
    SUITE.evaluate();
    Eventually.get(
        "end of the gap",
        () -> SUITE.client().listed("/api/v1/alerts?status=resolved", "LedgerGap"));
  }
}
