// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoChanges;
import dev.tocsin.change.Changes;
import dev.tocsin.testkit.ChangesContract;
import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;

class DynamoChangesIT extends ChangesContract {

  private final Backend backend = Backend.get();
  private final Changes changes =
      new DynamoChanges(backend.dynamo(), backend.table("ChangesTable"), clock);

  /** What is past its retention is deleted by the real clock, even in the middle of a test. */
  DynamoChangesIT() {
    clock.at(Duration.between(ManualClock.START, Instant.now()));
  }

  @Override
  protected Changes changes() {
    return changes;
  }
}
