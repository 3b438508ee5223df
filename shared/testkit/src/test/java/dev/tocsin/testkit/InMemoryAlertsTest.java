// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.alert.Alerts;

class InMemoryAlertsTest extends AlertsContract {

  private final Alerts alerts = new InMemoryAlerts(clock);

  @Override
  protected Alerts alerts() {
    return alerts;
  }
}
