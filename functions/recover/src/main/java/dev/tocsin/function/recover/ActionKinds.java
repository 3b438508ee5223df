// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.config.Node;
import dev.tocsin.recovery.Runbook;
import dev.tocsin.recovery.Runbooks;
import dev.tocsin.signature.Scheme;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The kinds of actions that configuration may name, and how each is read. Reading every runbook's
 * action at once is also the check that none names a kind or a key that nobody knows.
 */
final class ActionKinds {

  /** The kinds there are: the one place that knows them all. */
  static final Map<String, BiFunction<Node, Tools, RecoveryAction>> KINDS =
      new TreeMap<>(
          Map.of(
              "http", HttpAction::of //
              ));

  private final Tools tools;

  /**
   * What actions are made with; each takes what it needs. One that calls AWS makes its client by
   * {@link dev.tocsin.aws.edge.Clients#configured} when it is first performed, because runbooks are
   * also read where there is no region and no credentials.
   *
   * @param http calls to the outside, by their time-out
   * @param signatures the schemes of {@code signatures.yaml}, by the place that names one
   */
  record Tools(
      Secrets secrets, Function<Duration, OutgoingHttp> http, Function<Node, Scheme> signatures) {}

  ActionKinds(Tools tools) {
    this.tools = tools;
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
    var action = runbook.action().allowing(KINDS.keySet().toArray(String[]::new));
    var named = action.entries().entrySet().iterator().next();
    var kind = KINDS.get(named.getKey());
    if (kind == null) {
      throw action.error("expected one of " + KINDS.keySet());
    }
    return kind.apply(named.getValue(), tools);
  }
}
