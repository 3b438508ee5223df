// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.heartbeat.Watches;

class InMemoryWatchesTest extends WatchesContract {

  private final InMemoryWatches watches = new InMemoryWatches();

  @Override
  protected Watches watches() {
    return watches;
  }
}
