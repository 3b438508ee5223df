// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. It starts at {@link #START}. */
public final class ManualClock implements InstantSource {

  /** Where every scenario begins, so that failures read the same on every day. */
  public static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves on by a length of time. */
  public void advance(Duration by) {
    now = now.plus(by);
  }

  /** Moves to a time after {@link #START}. */
  public void at(Duration sinceStart) {
    now = START.plus(sinceStart);
  }
}
