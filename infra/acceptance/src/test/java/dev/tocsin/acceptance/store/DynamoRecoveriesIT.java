// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoRecoveries;
import dev.tocsin.recovery.Recoveries;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.testkit.RecoveriesContract;

class DynamoRecoveriesIT extends RecoveriesContract {

  @Override
  protected Recoveries recoveries() {
    var backend = Backend.get();
    return new DynamoRecoveries(
        backend.dynamo(), EmptyTable.of(backend, "RecoveriesTable"), new ManualClock());
  }
}
