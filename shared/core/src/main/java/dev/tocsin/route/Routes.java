// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.route;

import dev.tocsin.config.Node;
import dev.tocsin.escalation.EscalationPolicies;
import dev.tocsin.match.Matchers;
import dev.tocsin.notify.Receivers;

/**
 * Reads the routing tree of {@code routes.yaml}: Alertmanager's {@code route} with its keys, its
 * defaults and its refusals, and beside them {@code incident} and {@code escalation}.
 */
public final class Routes {

  private final Receivers receivers;
  private final EscalationPolicies policies;

  private Routes(Receivers receivers, EscalationPolicies policies) {
    this.receivers = receivers;
    this.policies = policies;
  }

  /**
   * The root of the tree.
   *
   * @param receivers those that a route may name
   * @param policies those that a route may name
   */
  public static Route read(Node file, Receivers receivers, EscalationPolicies policies) {
    file.allowing("global", "route", "receivers");
    var root = file.get("route");
    for (var key : new String[] {"matchers", "continue"}) {
      root.find(key)
          .ifPresent(
              node -> {
                throw node.error("the root takes every alert, so it can't have this");
              });
    }
    root.get("receiver");
    return new Routes(receivers, policies).read(root, "", Settings.DEFAULTS);
  }

  private Route read(Node node, String parentKey, Settings inherited) {
    node.allowing(
        "receiver",
        "matchers",
        "continue",
        "group_by",
        "group_wait",
        "group_interval",
        "repeat_interval",
        "incident",
        "escalation",
        "routes");
    var matchers = Matchers.read(node, "matchers");
    var key = parentKey.isEmpty() ? matchers.toString() : parentKey + "/" + matchers;
    var settings = settings(node, inherited);
    return new Route(
        key,
        matchers,
        node.find("continue").map(Node::flag).orElse(false),
        settings,
        node.each("routes", child -> read(child, key, settings)));
  }

  private Settings settings(Node node, Settings inherited) {
    var settings =
        new Settings(
            node.find("receiver").map(this::receiver).orElse(inherited.receiver()),
            node.find("group_by").map(Grouping::read).orElse(inherited.groupBy()),
            node.find("group_wait").map(Node::duration).orElse(inherited.groupWait()),
            node.find("group_interval").map(Node::duration).orElse(inherited.groupInterval()),
            node.find("repeat_interval").map(Node::duration).orElse(inherited.repeatInterval()),
            node.find("incident").map(Routes::opensIncident).orElse(inherited.incident()),
            node.find("escalation").map(this::policy).orElse(inherited.escalation()));
    if (settings.groupInterval().isZero()) {
      throw node.get("group_interval").error("can't be zero: a group would be told without end");
    }
    if (settings.repeatInterval().isZero()) {
      throw node.get("repeat_interval").error("can't be zero: a group would be told without end");
    }
    return settings;
  }

  private String receiver(Node node) {
    if (receivers.find(node.text()).isEmpty()) {
      throw node.error("there is no receiver '" + node.text() + "' under receivers");
    }
    return node.text();
  }

  private String policy(Node node) {
    if (policies.find(node.text()).isEmpty()) {
      throw node.error("there is no policy '" + node.text() + "' in escalation.yaml");
    }
    return node.text();
  }

  private static Settings.OpensIncident opensIncident(Node node) {
    return node.flag() ? Settings.OpensIncident.ALWAYS : Settings.OpensIncident.NEVER;
  }
}
