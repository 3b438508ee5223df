// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A notification in one line, as Alertmanager's: {@code [FIRING:2] CacheHitRateLow (cache prod)}.
 */
final class Headline {

  private Headline() {}

  static String of(Notification told) {
    boolean resolved = told.status() == Alert.Status.RESOLVED;
    var what = told.commonLabels().get(Labels.ALERT_NAME);
    var where =
        told.commonLabels().values().entrySet().stream()
            .filter(label -> !label.getKey().equals(Labels.ALERT_NAME))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(" "));
    return (resolved ? "[RESOLVED] " : "[FIRING:" + told.firingOnly().alerts().size() + "] ")
        + (what.isEmpty() ? told.alerts().size() + " alerts" : what)
        + (where.isEmpty() ? "" : " (" + where + ")");
  }
}
