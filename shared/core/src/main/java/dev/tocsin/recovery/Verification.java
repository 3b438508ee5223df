// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.config.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What proves that a recovery helped: the alert that asked for it resolves, by the very rule that
 * made it fire, within a time after the action. An action's own word is never the proof.
 *
 * @param within how long the alert has for it. A rule that evaluates whole minutes needs up to two
 *     of them before it can know
 * @param every how often to look
 */
public record Verification(Duration within, Duration every) {

  static final Verification DEFAULT =
      new Verification(Duration.ofMinutes(3), Duration.ofSeconds(15));

  public Verification {
    if (!every.isPositive() || within.compareTo(every) < 0) {
      throw new IllegalArgumentException("'every' is positive and not longer than 'within'");
    }
  }

  static Verification read(Node node) {
    node.allowing("within", "every");
    try {
      return new Verification(
          node.find("within").map(Node::duration).orElse(DEFAULT.within),
          node.find("every").map(Node::duration).orElse(DEFAULT.every));
    } catch (IllegalArgumentException e) {
      throw node.error(String.valueOf(e.getMessage()));
    }
  }

  /** When to look next, or nothing if the time is over. */
  public Optional<Instant> nextLook(Instant actedAt, Instant now) {
    var deadline = actedAt.plus(within);
    var next = now.plus(every);
    return now.isBefore(deadline)
        ? Optional.of(next.isBefore(deadline) ? next : deadline)
        : Optional.empty();
  }
}
