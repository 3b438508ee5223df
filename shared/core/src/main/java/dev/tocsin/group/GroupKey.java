// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import dev.tocsin.alert.Labels;
import dev.tocsin.route.Route;

/**
 * What makes a group the group that it is: the route's matchers, its receiver and the labels that
 * it groups by. The place of the route among its siblings is no part of it, so that a route added
 * above does not make old groups new.
 *
 * @param id the hash of it all, short enough for keys; two groups share one by chance once in
 *     billions
 * @param routeKey {@link Route#key}
 */
public record GroupKey(String id, String routeKey, String receiver, Labels labels) {

  /** The group that an alert belongs to on one of its routes. */
  public static GroupKey of(Route route, Labels alert) {
    var labels = route.settings().groupBy().of(alert);
    var receiver = route.settings().receiver();
    var all = Labels.of("route", route.key(), "receiver", receiver, "labels", labels.toString());
    return new GroupKey(all.fingerprint().hex(), route.key(), receiver, labels);
  }

  /** Whether the group is that of one alert, which goes by a key, and of no other ever. */
  public boolean isOfOneAlert() {
    return labels.has(Labels.DEDUP_KEY);
  }

  /** As Alertmanager's webhook calls it: <code>{}/{team="web"}:{alertname="Down"}</code>. */
  public String text() {
    return routeKey + ":" + labels;
  }
}
