// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.rule.RuleState;
import dev.tocsin.rule.RuleStates;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules' states in memory. */
public final class InMemoryRuleStates implements RuleStates {

  private final Map<Subject, Versioned> stored = new LinkedHashMap<>();

  @Override
  public synchronized Map<Subject, Versioned> find(Collection<Subject> subjects, Instant now) {
    var found = new HashMap<Subject, Versioned>();
    subjects.forEach(subject -> found.put(subject, find(subject)));
    return found;
  }

  /** The state of one subject. */
  public synchronized Versioned find(Subject subject) {
    return stored.getOrDefault(subject, UNKNOWN);
  }

  @Override
  public synchronized boolean put(Subject subject, RuleState state, long madeFrom, Instant now) {
    if (find(subject).version() != madeFrom) {
      return false;
    }
    stored.put(subject, new Versioned(state, madeFrom + 1));
    return true;
  }

  @Override
  public synchronized List<Subject> open(Instant now) {
    return stored.entrySet().stream()
        .filter(entry -> entry.getValue().state().firedAt() != null)
        .map(Map.Entry::getKey)
        .toList();
  }
}
