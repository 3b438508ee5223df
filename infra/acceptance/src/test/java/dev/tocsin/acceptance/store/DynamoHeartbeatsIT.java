// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoHeartbeats;
import dev.tocsin.heartbeat.Heartbeats;
import dev.tocsin.testkit.HeartbeatsContract;

class DynamoHeartbeatsIT extends HeartbeatsContract {

  private final Backend backend = Backend.get();
  private final Heartbeats heartbeats =
      new DynamoHeartbeats(backend.dynamo(), backend.table("SourcesTable"), clock);

  @Override
  protected Heartbeats heartbeats() {
    return heartbeats;
  }
}
