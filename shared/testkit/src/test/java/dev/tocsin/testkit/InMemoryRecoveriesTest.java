// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.recovery.Recoveries;

class InMemoryRecoveriesTest extends RecoveriesContract {

  private final InMemoryRecoveries recoveries = new InMemoryRecoveries();

  @Override
  protected Recoveries recoveries() {
    return recoveries;
  }
}
