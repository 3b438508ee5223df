// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import java.time.Duration;

/** Does nothing for a while. */
final class Pause {

  private Pause() {}

  static void of(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MissingMoment("interrupted");
    }
  }
}
