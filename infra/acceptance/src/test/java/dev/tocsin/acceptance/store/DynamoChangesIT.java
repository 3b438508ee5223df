// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoChanges;
import dev.tocsin.change.Changes;
import dev.tocsin.testkit.ChangesContract;

class DynamoChangesIT extends ChangesContract {

  private final Backend backend = Backend.get();
  private final Changes changes =
      new DynamoChanges(backend.dynamo(), backend.table("ChangesTable"), clock);

  @Override
  protected Changes changes() {
    return changes;
  }
}
