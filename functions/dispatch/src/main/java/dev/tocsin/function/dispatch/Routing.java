// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import static java.util.stream.Collectors.toCollection;

import dev.tocsin.alert.Alert;
import dev.tocsin.group.GroupKey;
import dev.tocsin.route.Route;
import dev.tocsin.route.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which groups alerts belong to. */
final class Routing {

  private final Route root;

  Routing(Route root) {
    this.root = root;
  }

  /** An alert as it is known, and the message that has just spoken of it. */
  record Known(Alert alert, Incoming from) {}

  /** The alerts of several messages that belong to one group, in their order. */
  record Share(GroupKey key, Settings settings, List<Known> alerts) {

    /** The messages that have spoken of its alerts. */
    Set<Incoming> from() {
      return alerts.stream().map(Known::from).collect(toCollection(LinkedHashSet::new));
    }

    /** What one of the messages has to do with it. */
    Share of(Incoming message) {
      return new Share(
          key, settings, alerts.stream().filter(known -> known.from() == message).toList());
    }
  }

  /** The alerts by group, so that a group is written once an invocation and not once an alert. */
  Collection<Share> shares(List<Known> alerts) {
    var shares = new LinkedHashMap<GroupKey, Share>();
    for (var known : alerts) {
      for (var route : root.match(known.alert().labels())) {
        var key = GroupKey.of(route, known.alert().labels());
        shares
            .computeIfAbsent(key, first -> new Share(first, route.settings(), new ArrayList<>()))
            .alerts()
            .add(known);
      }
    }
    return shares.values();
  }

  /** The groups that an alert belongs to. */
  List<GroupKey> groups(Alert alert) {
    return root.match(alert.labels()).stream()
        .map(route -> GroupKey.of(route, alert.labels()))
        .distinct()
        .toList();
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
