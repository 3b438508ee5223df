// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a recovery: the action done once, and what came of it.
 *
 * @param number from 1
 * @param startedAt when it was decided to act, before the action was called
 * @param actedAt when the action had been done, null as long as it has not
 * @param endedAt when it was known whether it helped
 * @param result what the action answered, then what the verification found; for people
 */
public record Attempt(
    int number,
    Instant startedAt,
    @Nullable Instant actedAt,
    @Nullable Instant endedAt,
    String result) {

  static Attempt started(int number, Instant now) {
    return new Attempt(number, now, null, null, "");
  }

  Attempt acted(String answer, Instant now) {
    return new Attempt(number, startedAt, now, null, answer);
  }

  Attempt ended(String finding, Instant now) {
    return new Attempt(
        number, startedAt, actedAt, now, result.isEmpty() ? finding : result + "; " + finding);
  }
}
