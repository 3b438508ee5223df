// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.health;

import java.time.Duration;
import java.util.List;

/**
 * How Tocsin is, as the sum of its checks: it is well if every one of them passed. There is no
 * state between: a suite that can't read one of its tables must not be told from one that is down.
 */
public record Health(List<Check> checks) {

  /**
   * One thing that was tried.
   *
   * @param detail what went wrong, empty if nothing
   */
  public record Check(String name, boolean passed, String detail, Duration took) {}

  public Health {
    checks = List.copyOf(checks);
  }

  public boolean isWell() {
    return passed() == checks.size();
  }

  public int passed() {
    return (int) checks.stream().filter(Check::passed).count();
  }
}
