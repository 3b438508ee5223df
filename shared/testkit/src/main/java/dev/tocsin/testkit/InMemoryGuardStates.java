// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.recovery.GuardState;
import dev.tocsin.recovery.GuardStates;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Guard states that last as long as the test. */
public final class InMemoryGuardStates implements GuardStates {

  private final ConcurrentHashMap<String, GuardState> all = new ConcurrentHashMap<>();

  @Override
  public GuardState update(String runbook, String service, UnaryOperator<GuardState> change) {
    return all.compute(
        runbook + "/" + service,
        (key, state) -> change.apply(state == null ? GuardState.fresh() : state));
  }
}
