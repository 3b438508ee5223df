// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.ledger.Ledger;
import dev.tocsin.metric.Recordings;
import dev.tocsin.metric.Rollups;

class InMemoryRollupsTest extends RollupsContract {

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryRollups stored = new InMemoryRollups(ledger);

  @Override
  protected Recordings recordings() {
    return stored;
  }

  @Override
  protected Rollups rollups() {
    return stored;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }
}
