// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import dev.tocsin.rule.RuleState;
import dev.tocsin.rule.RuleStates;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** States of which one is written by somebody else between each reading and writing. */
record Overtaken(RuleStates states, RuleStates.Subject subject) implements RuleStates {

  @Override
  public Map<Subject, Versioned> find(Collection<Subject> wanted, Instant now) {
    var found = states.find(wanted, now);
    var one = found.get(subject);
    if (one != null) {
      states.put(subject, one.state(), one.version(), now);
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
