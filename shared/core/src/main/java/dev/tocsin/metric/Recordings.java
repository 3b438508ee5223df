// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import java.time.Instant;
import java.util.List;

/** Where recordings go: into the rollups, and their events into the ledger as recorded. */
public interface Recordings {

  /**
   * Adds recordings and concludes their events, each event once, however often and from how many
   * sides it is brought.
   *
   * @throws RuntimeException if not all could be added. Those that could stay added, and bringing
   *     all of them again is harmless.
   */
  void record(List<Recording> recordings, Instant now);
}
