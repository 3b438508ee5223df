// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import java.time.Instant;

/** What the guards say to an action, and why. */
public sealed interface Answer {

  /** Act. */
  record Go() implements Answer {}

  /** Not now; the same question may be answered with yes at {@code until}. */
  record Wait(Instant until, String why) implements Answer {}

  /** No, and waiting will not change it within the time that an alert can wait: tell a person. */
  record Refuse(String why) implements Answer {}
}
