// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.evaluate;

import dev.tocsin.rule.RuleState;
import dev.tocsin.rule.RuleStates;
import java.time.Instant;
import java.util.List;

/** States of which one is written by somebody else between each reading and writing. */
record Overtaken(RuleStates states, RuleStates.Subject subject) implements RuleStates {

  @Override
  public Versioned find(Subject wanted, Instant now) {
    var found = states.find(wanted, now);
    if (wanted.equals(subject)) {
      states.put(wanted, found.state(), found.version(), now);
    }
    return found;
  }

  @Override
  public boolean put(Subject written, RuleState state, long madeFrom, Instant now) {
    return states.put(written, state, madeFrom, now);
  }

  @Override
  public List<Subject> open(Instant now) {
    return states.open(now);
  }
}
