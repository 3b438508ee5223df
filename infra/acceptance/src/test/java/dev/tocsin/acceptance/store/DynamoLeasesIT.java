// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoLeases;
import dev.tocsin.limit.Leases;
import dev.tocsin.testkit.LeasesContract;

class DynamoLeasesIT extends LeasesContract {

  private final Backend backend = Backend.get();

  @Override
  protected Leases leases() {
    return new DynamoLeases(backend.dynamo(), backend.table("SourcesTable"));
  }
}
