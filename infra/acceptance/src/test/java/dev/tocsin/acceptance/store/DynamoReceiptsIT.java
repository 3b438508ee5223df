// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoReceipts;
import dev.tocsin.notify.Receipts;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.testkit.ReceiptsContract;

class DynamoReceiptsIT extends ReceiptsContract {

  private final Backend backend = Backend.get();
  private final Receipts receipts =
      new DynamoReceipts(backend.dynamo(), backend.table("LedgerTable"), new ManualClock());

  @Override
  protected Receipts receipts() {
    return receipts;
  }
}
