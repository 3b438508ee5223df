// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.heartbeat.Heartbeats;

class InMemoryHeartbeatsTest extends HeartbeatsContract {

  private final Heartbeats heartbeats = new InMemoryHeartbeats();

  @Override
  protected Heartbeats heartbeats() {
    return heartbeats;
  }
}
