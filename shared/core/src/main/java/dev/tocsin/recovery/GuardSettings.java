// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.breaker.BreakerSettings;
import dev.tocsin.config.Node;
import java.time.Duration;

/**
 * How a runbook is guarded. What configuration leaves out is the default: nothing runs without
 * guards.
 *
 * @param cooldown the least time from one action on a service to the next, one minute by default
 * @param budget how many actions in a window, 6 an hour by default
 */
public record GuardSettings(Duration cooldown, Budget budget, BreakerSettings breaker) {

  public static final GuardSettings DEFAULT =
      new GuardSettings(Duration.ofMinutes(1), Budget.DEFAULT, BreakerSettings.DEFAULT);

  static GuardSettings read(Node node) {
    node.allowing("cooldown", "budget", "breaker");
    return new GuardSettings(
        node.find("cooldown").map(Node::duration).orElse(DEFAULT.cooldown),
        node.find("budget").map(Budget::read).orElse(DEFAULT.budget),
        node.find("breaker").map(BreakerSettings::read).orElse(DEFAULT.breaker));
  }
}
