// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoGuardStates;
import dev.tocsin.recovery.GuardStates;
import dev.tocsin.testkit.GuardStatesContract;
import dev.tocsin.testkit.ManualClock;

class DynamoGuardStatesIT extends GuardStatesContract {

  @Override
  protected GuardStates states() {
    var backend = Backend.get();
    return new DynamoGuardStates(
        backend.dynamo(), EmptyTable.of(backend, "RecoveriesTable"), new ManualClock());
  }
}
