// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.alert.Alerts;
import dev.tocsin.aws.store.DynamoAlerts;
import dev.tocsin.testkit.AlertsContract;

class DynamoAlertsIT extends AlertsContract {

  private final Backend backend = Backend.get();
  private final Alerts alerts =
      new DynamoAlerts(backend.dynamo(), backend.table("AlertsTable"), clock);

  @Override
  protected Alerts alerts() {
    return alerts;
  }
}
