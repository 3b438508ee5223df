// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoLedger;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.testkit.LedgerContract;

class DynamoLedgerIT extends LedgerContract {

  private final Backend backend = Backend.get();

  @Override
  protected Ledger ledger() {
    return new DynamoLedger(backend.dynamo(), backend.table("LedgerTable"));
  }
}
