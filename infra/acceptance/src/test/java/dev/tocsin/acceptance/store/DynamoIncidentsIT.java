// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoIncidents;
import dev.tocsin.incident.Incidents;
import dev.tocsin.testkit.IncidentsContract;

class DynamoIncidentsIT extends IncidentsContract {

  private final Backend backend = Backend.get();
  private final Incidents incidents =
      new DynamoIncidents(backend.dynamo(), backend.table("IncidentsTable"), clock);

  @Override
  protected Incidents incidents() {
    return incidents;
  }
}
