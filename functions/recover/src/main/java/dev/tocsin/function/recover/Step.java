// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import dev.tocsin.recovery.Recovery;
import java.time.Instant;

/** What comes after a look at a recovery. */
sealed interface Step {

  /** Store it and look at it again at once. */
  record Next(Recovery recovery) implements Step {}

  /** Store it and look at it again then. */
  record Sleep(Recovery recovery, Instant until) implements Step {}

  /** Store it; it is over. */
  record Stop(Recovery recovery) implements Step {}
}
