// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

import java.time.Duration;

/** Does nothing for a while. */
public final class Pause {

  private Pause() {}

  public static void of(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SuiteException("interrupted");
    }
  }
}
