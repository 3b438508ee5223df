// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import java.util.function.UnaryOperator;

/** What the guards remember, by runbook and service. */
public interface GuardStates {

  /**
   * Changes the state that there is, {@link GuardState#fresh} if there is none, atomically: of two
   * changes at once, one sees what the other made.
   *
   * @param change a decision without side effects, as it may be made several times
   * @return the state as it now stands
   */
  GuardState update(String runbook, String service, UnaryOperator<GuardState> change);
}
