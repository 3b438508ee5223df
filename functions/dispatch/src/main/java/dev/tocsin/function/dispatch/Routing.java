// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.alert.Alert;
import dev.tocsin.group.GroupKey;
import dev.tocsin.route.Route;
import dev.tocsin.route.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which groups alerts belong to. */
final class Routing {

  private final Route root;

  Routing(Route root) {
    this.root = root;
  }

  /** The alerts of a batch that belong to one group, in their order. */
  record Share(GroupKey key, Settings settings, List<Alert> alerts) {}

  /** The alerts by group, so that a group is written once a batch and not once an alert. */
  Collection<Share> shares(List<Alert> alerts) {
    var shares = new LinkedHashMap<GroupKey, Share>();
    for (var alert : alerts) {
      for (var route : root.match(alert.labels())) {
        var key = GroupKey.of(route, alert.labels());
        shares
            .computeIfAbsent(key, first -> new Share(first, route.settings(), new ArrayList<>()))
            .alerts()
            .add(alert);
      }
    }
    return shares.values();
  }

  /** What the group's route says, if the configuration still has that route. */
  Optional<Settings> settings(GroupKey key) {
    return all(root)
        .filter(route -> route.key().equals(key.routeKey()))
        .map(Route::settings)
        .filter(settings -> settings.receiver().equals(key.receiver()))
        .findFirst();
  }

  private static Stream<Route> all(Route route) {
    return Stream.concat(Stream.of(route), route.children().stream().flatMap(Routing::all));
  }
}
