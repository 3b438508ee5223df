// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.route;

import dev.tocsin.alert.Labels;
import dev.tocsin.match.Matchers;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of the routing tree, as in Alertmanager: an alert enters at the root and goes down to the
 * children whose matchers it fulfils; the deepest ones it reaches are its routes.
 *
 * @param key the matchers from the root down to here, for instance <code>{}/{team="web"}</code>;
 *     not unique, as two routes may have the same matchers
 * @param goesOn Alertmanager's {@code continue}: whether the siblings after this one are asked too
 *     when this one has matched
 */
public record Route(
    String key, Matchers matchers, boolean goesOn, Settings settings, List<Route> children) {

  public Route {
    children = List.copyOf(children);
  }

  /**
   * The routes that an alert with these labels takes: none if this route does not match, this route
   * itself if no child does, else the children's, where the first that matches ends the search
   * unless it goes on.
   */
  public List<Route> match(Labels labels) {
    if (!matchers.match(labels)) {
      return List.of();
    }
    var taken = new ArrayList<Route>();
    for (var child : children) {
      var deeper = child.match(labels);
      taken.addAll(deeper);
      if (!deeper.isEmpty() && !child.goesOn()) {
        break;
      }
    }
    return taken.isEmpty() ? List.of(this) : List.copyOf(taken);
  }
}
