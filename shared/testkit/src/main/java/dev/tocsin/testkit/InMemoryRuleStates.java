// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.rule.RuleState;
import dev.tocsin.rule.RuleStates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules' states in memory. */
public final class InMemoryRuleStates implements RuleStates {

  private final Map<Subject, Versioned> stored = new LinkedHashMap<>();

  @Override
  public synchronized Versioned find(Subject subject, Instant now) {
    return stored.getOrDefault(subject, new Versioned(RuleState.NEW, 0));
  }

  @Override
  public synchronized boolean put(Subject subject, RuleState state, long madeFrom, Instant now) {
    if (find(subject, now).version() != madeFrom) {
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
