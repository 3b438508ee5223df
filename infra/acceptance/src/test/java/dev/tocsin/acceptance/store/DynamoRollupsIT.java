// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoLedger;
import dev.tocsin.aws.store.DynamoRecordings;
import dev.tocsin.aws.store.DynamoRollups;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.metric.Recordings;
import dev.tocsin.metric.Rollups;
import dev.tocsin.testkit.RollupsContract;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoRollupsIT extends RollupsContract {

  private static final DynamoDbClient DYNAMO = Backend.get().dynamo();
  private static final String METRICS = Backend.get().table("MetricsTable");
  private static final String LEDGER = Backend.get().table("LedgerTable");

  @Override
  protected Recordings recordings() {
    return new DynamoRecordings(DYNAMO, METRICS, LEDGER);
  }

  @Override
  protected Rollups rollups() {
    return new DynamoRollups(DYNAMO, METRICS);
  }

  @Override
  protected Ledger ledger() {
    return new DynamoLedger(DYNAMO, LEDGER);
  }
}
