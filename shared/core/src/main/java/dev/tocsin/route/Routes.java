// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.route;

import dev.tocsin.config.Node;
import dev.tocsin.match.Matchers;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the routing tree of {@code routes.yaml}: Alertmanager's {@code route} and the names of its
 * {@code receivers}, with its keys, its defaults and its refusals.
 */
public final class Routes {

  private final Set<String> receivers;

  private Routes(Set<String> receivers) {
    this.receivers = receivers;
  }

  /** The root of the tree that a configuration file describes. */
  public static Route read(Node file) {
    file.allowing("route", "receivers");
    var root = file.get("route");
    for (var key : new String[] {"matchers", "continue"}) {
      root.find(key)
          .ifPresent(
              node -> {
                throw node.error("the root takes every alert, so it can't have this");
              });
    }
    root.get("receiver");
    return new Routes(receivers(file)).read(root, "", Settings.DEFAULTS);
  }

  private static Set<String> receivers(Node file) {
    var names = new HashSet<String>();
    for (var receiver : file.get("receivers").items()) {
      var name = receiver.get("name");
      if (!names.add(name.text())) {
        throw name.error("there are two receivers of this name");
      }
    }
    return names;
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
            node.find("receiver").map(this::known).orElse(inherited.receiver()),
            node.find("group_by").map(Grouping::read).orElse(inherited.groupBy()),
            node.find("group_wait").map(Node::duration).orElse(inherited.groupWait()),
            node.find("group_interval").map(Node::duration).orElse(inherited.groupInterval()),
            node.find("repeat_interval").map(Node::duration).orElse(inherited.repeatInterval()),
            node.find("incident").map(Routes::opensIncident).orElse(inherited.incident()),
            node.find("escalation").map(Node::text).orElse(inherited.escalation()));
    if (settings.groupInterval().isZero()) {
      throw node.get("group_interval").error("can't be zero: a group would be told without end");
    }
    if (settings.repeatInterval().isZero()) {
      throw node.get("repeat_interval").error("can't be zero: a group would be told without end");
    }
    return settings;
  }

  private String known(Node receiver) {
    if (!receivers.contains(receiver.text())) {
      throw receiver.error(
          "there is no receiver '" + receiver.text() + "' among the receivers of this file");
    }
    return receiver.text();
  }

  private static Settings.OpensIncident opensIncident(Node node) {
    return node.flag() ? Settings.OpensIncident.ALWAYS : Settings.OpensIncident.NEVER;
  }
}
