// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.api;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Alerts;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.change.Changes;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Incidents;
import dev.tocsin.recovery.Recoveries;
import dev.tocsin.recovery.Recovery;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The lists of the API. Each takes {@code limit} (1 to 500, else 100) and {@code status} (one of
 * the statuses in lower case, else all of them).
 */
final class Listings {

  private static final int USUAL = 100;
  private static final int MOST = 500;

  private final Alerts alerts;
  private final Incidents incidents;
  private final Recoveries recoveries;
  private final Changes changes;
  private final InstantSource clock;

  Listings(
      Alerts alerts,
      Incidents incidents,
      Recoveries recoveries,
      Changes changes,
      InstantSource clock) {
    this.alerts = alerts;
    this.incidents = incidents;
    this.recoveries = recoveries;
    this.changes = changes;
    this.clock = clock;
  }

  /** What fires first, the longest firing first; then what is over, the latest over first. */
  Answer alerts(Request request) {
    int limit = limit(request);
    var wanted = statuses(request, Alert.Status.class);
    var found = new ArrayList<Alert>();
    if (wanted.contains(Alert.Status.FIRING)) {
      found.addAll(alerts.firing(limit));
    }
    if (wanted.contains(Alert.Status.RESOLVED) && found.size() < limit) {
      found.addAll(alerts.resolved(limit - found.size()));
    }
    var now = clock.instant();
    return list("alerts", found, alert -> View.of(alert, now));
  }

  /** The latest opened first. */
  Answer incidents(Request request) {
    int limit = limit(request);
    var found =
        statuses(request, Incident.Status.class).stream()
            .flatMap(status -> incidents.list(status, limit).stream())
            .sorted(Comparator.comparing(Incident::openedAt).reversed())
            .limit(limit)
            .toList();
    return list("incidents", found, View::of);
  }

  /** The latest requested first; a status is looked for among the latest 500. */
  Answer recoveries(Request request) {
    int limit = limit(request);
    var wanted = statuses(request, Recovery.Status.class);
    var found =
        recoveries.latest(request.query().containsKey("status") ? MOST : limit).stream()
            .filter(recovery -> wanted.contains(recovery.status()))
            .limit(limit)
            .toList();
    return list("recoveries", found, View::of);
  }

  /** Those of the last week, the latest first. */
  Answer changes(Request request) {
    return list("changes", changes.latest(limit(request)), View::of);
  }

  private static <T> Answer list(String name, List<T> found, Function<T, Object> view) {
    return Answer.json(200, Map.of(name, found.stream().map(view).toList()))
        .with("Cache-Control", "no-store");
  }

  private static int limit(Request request) {
    var text = request.query().getOrDefault("limit", Integer.toString(USUAL));
    int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw new BadQueryException("limit must be a whole number from 1 to " + MOST);
    }
    return limit;
  }

  private static <E extends Enum<E>> EnumSet<E> statuses(Request request, Class<E> type) {
    var all = EnumSet.allOf(type);
    var word = request.query().get("status");
    if (word == null) {
      return all;
    }
    return all.stream()
        .filter(status -> View.word(status).equals(word))
        .findFirst()
        .map(EnumSet::of)
        .orElseThrow(
            () ->
                new BadQueryException(
                    "status must be one of "
                        + String.join(", ", all.stream().map(View::word).toList())));
  }
}
