// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.limit.Leases;

class InMemoryLeasesTest extends LeasesContract {

  private final InMemoryLeases leases = new InMemoryLeases();

  @Override
  protected Leases leases() {
    return leases;
  }
}
