// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import java.time.Instant;
import java.util.List;

/** One rule that must hold before something is changed. It decides from what was done lately. */
interface Guard {

  /**
   * @param permits the actions let through lately, the oldest first
   */
  Answer check(List<Permit> permits, Instant now);
}
