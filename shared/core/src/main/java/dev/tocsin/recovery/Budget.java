// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.config.Durations;
import dev.tocsin.config.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * At most so many actions within so long: a repair that is needed again and again repairs nothing,
 * and a person should know.
 */
public record Budget(int actions, Duration window) implements Guard {

  static final Budget DEFAULT = new Budget(6, Duration.ofHours(1));

  static Budget read(Node node) {
    node.allowing("actions", "window");
    return new Budget(node.get("actions").integer(1, 100), node.get("window").duration());
  }

  @Override
  public Answer check(List<Permit> permits, Instant now) {
    var from = now.minus(window);
    long spent = permits.stream().filter(permit -> permit.at().isAfter(from)).count();
    return spent < actions
        ? new Answer.Go()
        : new Answer.Refuse(
            "the budget of " + actions + " actions in " + Durations.text(window) + " is spent");
  }
}
