// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.notify.Receipt;
import dev.tocsin.notify.Receipts;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of deliveries does, whatever it is kept in. */
public abstract class ReceiptsContract {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  /** Unique, so that the contract can be run again and again on a table that is kept. */
  private final String notification = "group/" + UUID.randomUUID();

  protected abstract Receipts receipts();

  @Test
  void knowsNothingOfWhatWasNeverTried() {
    assertThat(receipts().find(notification, "team", "slack-0")).isEmpty();
  }

  @Test
  void givesBackWhatWasNoted() {
    var receipt = receipt("slack-0", Receipt.Outcome.DELIVERED, 200);
    receipts().record(receipt);

    assertThat(receipts().find(notification, "team", "slack-0")).contains(receipt);
  }

  @Test
  void eachIntegrationHasItsOwn() {
    receipts().record(receipt("slack-0", Receipt.Outcome.DELIVERED, 200));

    assertThat(receipts().find(notification, "team", "webhook-0")).isEmpty();
    assertThat(receipts().find(notification, "other", "slack-0")).isEmpty();
    assertThat(receipts().find(notification + "2", "team", "slack-0")).isEmpty();
  }

  @Test
  void failureGivesWayToALaterDelivery() {
    var delivered = receipt("slack-0", Receipt.Outcome.DELIVERED, 200);
    receipts().record(receipt("slack-0", Receipt.Outcome.DEFERRED, 503));
    receipts().record(receipt("slack-0", Receipt.Outcome.REFUSED, 404));
    receipts().record(delivered);

    assertThat(receipts().find(notification, "team", "slack-0")).contains(delivered);
  }

  @Test
  void deliveryStands() {
    var delivered = receipt("slack-0", Receipt.Outcome.DELIVERED, 200);
    receipts().record(delivered);
    receipts().record(receipt("slack-0", Receipt.Outcome.DEFERRED, 503));

    assertThat(receipts().find(notification, "team", "slack-0")).contains(delivered);
  }

  private Receipt receipt(String integration, Receipt.Outcome outcome, int status) {
    return new Receipt(
        notification,
        "team",
        integration,
        outcome,
        status,
        outcome == Receipt.Outcome.DELIVERED ? "" : "answered " + status,
        2,
        NOON,
        Duration.ofMillis(83));
  }
}
