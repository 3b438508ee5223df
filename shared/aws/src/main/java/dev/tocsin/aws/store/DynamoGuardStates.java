// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.recovery.GuardState;
import dev.tocsin.recovery.GuardStates;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Guard states in the table of the recoveries, one document a runbook and service, for good. */
public final class DynamoGuardStates implements GuardStates {

  private final DocumentTable<GuardState> table;
  private final InstantSource clock;

  public DynamoGuardStates(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table =
        new DocumentTable<>(dynamo, table, GuardState.class, state -> DocumentTable.Entry.NONE);
    this.clock = clock;
  }

  @Override
  public GuardState update(String runbook, String service, UnaryOperator<GuardState> change) {
    return table.update(
        "guard/" + runbook + "/" + service, clock.instant(), GuardState.fresh(), change);
  }
}
