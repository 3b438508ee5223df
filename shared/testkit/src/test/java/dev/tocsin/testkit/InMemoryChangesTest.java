// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.change.Changes;

class InMemoryChangesTest extends ChangesContract {

  private final Changes changes = new InMemoryChanges();

  @Override
  protected Changes changes() {
    return changes;
  }
}
