// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.route;

import dev.tocsin.config.Nodes;
import dev.tocsin.escalation.EscalationPolicies;
import dev.tocsin.notify.Receivers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Routing trees for tests, with receivers of the names that tests use. */
public final class RouteTree {

  private static final List<Map<String, String>> RECEIVERS =
      Stream.of(
              "notify-def",
              "notify-A",
              "notify-testing",
              "notify-productionA",
              "notify-productionB",
              "notify-BC",
              "pager")
          .map(name -> Map.of("name", name))
          .toList();

  private RouteTree() {}

  /** The tree whose root has these keys and values, by turns. */
  public static Route of(Object... rootKeysAndValues) {
    return read("route", Nodes.map(rootKeysAndValues), "receivers", RECEIVERS);
  }

  /** The tree of a whole file with these keys and values, by turns. */
  static Route read(Object... keysAndValues) {
    var file = Nodes.of("routes.yaml", Nodes.map(keysAndValues));
    var receivers = Receivers.read(file);
    var policies =
        Nodes.of(
            Map.of(
                "policies",
                List.of(
                    Map.of(
                        "name", "on-call",
                        "severities", List.of(),
                        "steps", List.of(Map.of("after", "15m", "receiver", "pager"))))));
    return Routes.read(file, receivers, EscalationPolicies.read(policies, receivers));
  }
}
