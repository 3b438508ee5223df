// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.incident.Incidents;

class InMemoryIncidentsTest extends IncidentsContract {

  private final Incidents incidents = new InMemoryIncidents();

  @Override
  protected Incidents incidents() {
    return incidents;
  }
}
