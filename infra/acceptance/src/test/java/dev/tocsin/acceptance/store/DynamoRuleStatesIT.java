// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoRuleStates;
import dev.tocsin.rule.RuleStates;
import dev.tocsin.testkit.RuleStatesContract;

class DynamoRuleStatesIT extends RuleStatesContract {

  @Override
  protected RuleStates states() {
    return new DynamoRuleStates(Backend.get().dynamo(), Backend.get().table("RulesTable"));
  }
}
