// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.escalation;

import dev.tocsin.alert.Severity;
import dev.tocsin.config.Node;
import dev.tocsin.notify.Receivers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies of {@code escalation.yaml}, and which severity follows which. */
public final class EscalationPolicies {

  private final Map<String, EscalationPolicy> byName;
  private final Map<Severity, EscalationPolicy> bySeverity;

  private EscalationPolicies(
      Map<String, EscalationPolicy> byName, Map<Severity, EscalationPolicy> bySeverity) {
    this.byName = byName;
    this.bySeverity = bySeverity;
  }

  /**
   * @param receivers those that a step may name
   */
  public static EscalationPolicies read(Node escalation, Receivers receivers) {
    var byName = new LinkedHashMap<String, EscalationPolicy>();
    var bySeverity = new EnumMap<Severity, EscalationPolicy>(Severity.class);
    for (var node : escalation.allowing("policies").get("policies").items()) {
      var policy = policy(node, receivers);
      if (byName.put(policy.name(), policy) != null) {
        throw node.error("there are two policies of the name '" + policy.name() + "'");
      }
      for (var severity : node.get("severities").items()) {
        var other = bySeverity.put(severity.word(Severity.class), policy);
        if (other != null) {
          throw severity.error("follows the policy '" + other.name() + "' already");
        }
      }
    }
    return new EscalationPolicies(byName, bySeverity);
  }

  private static EscalationPolicy policy(Node node, Receivers receivers) {
    node.allowing("name", "severities", "steps", "repeat");
    var steps = new ArrayList<EscalationPolicy.Step>();
    for (var step : node.get("steps").items()) {
      steps.add(step(step, receivers, steps));
    }
    if (steps.isEmpty()) {
      throw node.get("steps").error("needs at least one step");
    }
    return new EscalationPolicy(
        node.get("name").text(),
        steps,
        node.find("repeat").map(repeat -> repeat.integer(0, 9)).orElse(0));
  }

  private static EscalationPolicy.Step step(
      Node node, Receivers receivers, List<EscalationPolicy.Step> before) {
    node.allowing("after", "receiver");
    var after = node.get("after").duration();
    var earlier = before.isEmpty() ? Duration.ZERO : before.getLast().after();
    if (after.compareTo(earlier) <= 0) {
      throw node.get("after").error("must be longer than the step before, and longer than 0s");
    }
    var receiver = node.get("receiver").text();
    if (receivers.find(receiver).isEmpty()) {
      throw node.get("receiver").error("routes.yaml has no receiver '" + receiver + "'");
    }
    return new EscalationPolicy.Step(after, receiver);
  }

  /** The policy that incidents of a severity follow; nothing if they do not escalate. */
  public Optional<EscalationPolicy> of(Severity severity) {
    return Optional.ofNullable(bySeverity.get(severity));
  }

  public Optional<EscalationPolicy> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
