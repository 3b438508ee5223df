// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoWatches;
import dev.tocsin.heartbeat.Watches;
import dev.tocsin.testkit.WatchesContract;

class DynamoWatchesIT extends WatchesContract {

  private final Backend backend = Backend.get();
  private final Watches watches =
      new DynamoWatches(backend.dynamo(), backend.table("SourcesTable"), clock);

  @Override
  protected Watches watches() {
    return watches;
  }
}
