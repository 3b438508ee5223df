// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.recovery.GuardStates;

class InMemoryGuardStatesTest extends GuardStatesContract {

  private final InMemoryGuardStates states = new InMemoryGuardStates();

  @Override
  protected GuardStates states() {
    return states;
  }
}
