// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.alert.Fingerprint;
import java.time.Duration;
import java.time.Instant;

/** Something was said about an alert that is not there yet: the message is to come again soon. */
final class EarlyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** How long an alert may still be on the queue behind what is said about it. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private EarlyException(Fingerprint alert) {
    super("nothing is known yet of the alert " + alert);
  }

  /** Throws this unless whatever was sent before {@code saidAt} must have come by now. */
  static void throwIfMayCome(Fingerprint alert, Instant saidAt, Instant now) {
    if (now.isBefore(saidAt.plus(PATIENCE))) {
      throw new EarlyException(alert);
    }
  }
}
