// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import dev.tocsin.config.Node;
import dev.tocsin.recovery.Runbook;
import dev.tocsin.recovery.Runbooks;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The kinds of actions that configuration may name, and how each is read. Reading every runbook's
 * action at once is also the check that none names a kind or a key that nobody knows.
 */
final class ActionKinds {

  private final Map<String, Function<Node, RecoveryAction>> kinds;

  private ActionKinds(Map<String, Function<Node, RecoveryAction>> kinds) {
    this.kinds = new TreeMap<>(kinds);
  }

  static ActionKinds of(HttpAction.Tools http) {
    return new ActionKinds(Map.of("http", settings -> HttpAction.of(settings, http)));
  }

  /** Each runbook's action, by the runbook's name. */
  Map<String, RecoveryAction> read(Runbooks runbooks) {
    var actions = new TreeMap<String, RecoveryAction>();
    for (var runbook : runbooks.all()) {
      actions.put(runbook.name(), read(runbook));
    }
    return actions;
  }

  private RecoveryAction read(Runbook runbook) {
    var action = runbook.action().allowing(kinds.keySet().toArray(String[]::new));
    var named = action.entries().entrySet().iterator().next();
    var kind = kinds.get(named.getKey());
    if (kind == null) {
      throw action.error("expected one of " + kinds.keySet());
    }
    return kind.apply(named.getValue());
  }
}
