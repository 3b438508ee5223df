// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question, and the breaker as the question left it.
 *
 * @param askAgainAt when the answer may be another one, if it is no and time alone can change it
 */
public record Verdict(Breaker breaker, Reason reason, @Nullable Instant askAgainAt) {

  static Verdict yes(Breaker breaker, Reason reason) {
    return new Verdict(breaker, reason, null);
  }

  public boolean permitted() {
    return reason.permits();
  }

  public Optional<Instant> again() {
    return Optional.ofNullable(askAgainAt);
  }
}
