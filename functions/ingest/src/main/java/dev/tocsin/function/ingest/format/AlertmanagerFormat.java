// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import java.util.ArrayList;

/**
 * Alertmanager's webhook payload, version 4. The group's own fields are not looked at: Tocsin
 * groups by its own routes, and each alert carries all of its labels.
 */
final class AlertmanagerFormat implements Format {

  @Override
  public String name() {
    return "alertmanager";
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    if (!body.text("version").equals("4")) {
      throw body.get("version").error("expected the text 4, the version of the payload");
    }
    var alerts = new ArrayList<Alert>();
    boolean timed = true;
    for (var item : body.get("alerts").items(Bounds.MOST_ALERTS)) {
      item.get("status");
      alerts.add(AlertReader.read(item, arrival));
      timed &= AlertReader.isTimed(item);
    }
    return alerts.isEmpty() ? Payload.ignored("no alert in it") : Payload.ofAlerts(alerts, timed);
  }
}
