// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.alert.Alert;
import java.time.Instant;
import java.util.Optional;

/** How the alert that asked for a recovery stands now. */
public enum Condition {
  /** It fires, and has not stopped since it asked. */
  FIRING,
  /** It is over, or nobody knows of it any more. */
  OVER,
  /** It was over and fires again: another firing, with a recovery of its own. */
  BACK;

  /**
   * @param asked the alert as it was when it asked
   * @param known the alert as it is known now
   */
  public static Condition of(Alert asked, Optional<Alert> known, Instant now) {
    return known
        .filter(alert -> alert.status(now) == Alert.Status.FIRING)
        .map(alert -> alert.startsAt().isAfter(asked.startsAt()) ? BACK : FIRING)
        .orElse(OVER);
  }
}
