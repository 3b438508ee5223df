// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.heartbeat;

import java.time.Instant;
import java.util.Optional;

/** When each sender was last heard from, by its name. */
public interface Heartbeats {

  /** Notes a sign of life; an older one than the known changes nothing. */
  void beat(String name, Instant at);

  /** The last sign of life, if there ever was one. */
  Optional<Instant> last(String name);
}
