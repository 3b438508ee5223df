// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.rule.RuleStates;

class InMemoryRuleStatesTest extends RuleStatesContract {

  private final InMemoryRuleStates states = new InMemoryRuleStates();

  @Override
  protected RuleStates states() {
    return states;
  }
}
