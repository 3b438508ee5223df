// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import java.util.ArrayList;
import java.util.List;

/**
 * Plain JSON, for curl and scripts: an alert ({@code labels}, and if wanted {@code annotations},
 * {@code status}, {@code startsAt}, {@code endsAt}, {@code generatorURL}), a list of them, or an
 * object that has the list under {@code alerts}. An alert without times fires from now on.
 */
final class PlainAlertFormat implements Format {

  @Override
  public String name() {
    return "alert";
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var alerts = new ArrayList<Alert>();
    boolean timed = true;
    for (var item : items(body)) {
      alerts.add(AlertReader.read(item, arrival));
      timed &= AlertReader.isTimed(item);
    }
    return alerts.isEmpty() ? Payload.ignored("no alert in it") : Payload.ofAlerts(alerts, timed);
  }

  private static List<Value> items(Value body) {
    if (body.isArray()) {
      return body.items(Bounds.MOST_ALERTS);
    }
    return body.find("alerts")
        .map(list -> list.items(Bounds.MOST_ALERTS))
        .orElseGet(() -> List.of(body));
  }
}
