// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import dev.tocsin.config.Node;
import java.time.Duration;

/**
 * The numbers of a breaker. The defaults are requirement M-41's: 5 to 10 failures in a row, 60 to
 * 300 seconds open with exponential growth, few probes, 3 to 5 successes to close.
 *
 * @param mode what a person has chosen
 * @param failureThreshold failures in a row that open it
 * @param openFor how long it stays open the first time; each failed probe doubles it
 * @param longestOpen the bound of that doubling
 * @param probes how many actions may be under way at once while half-open
 * @param closeAfter successful probes that close it
 * @param probeLease after how long a probe that nobody told of gives its place back
 */
public record BreakerSettings(
    Mode mode,
    int failureThreshold,
    Duration openFor,
    Duration longestOpen,
    int probes,
    int closeAfter,
    Duration probeLease) {

  public static final BreakerSettings DEFAULT =
      new BreakerSettings(
          Mode.NORMAL,
          5,
          Duration.ofSeconds(60),
          Duration.ofSeconds(300),
          1,
          3,
          Duration.ofMinutes(15));

  public BreakerSettings {
    if (failureThreshold < 1 || probes < 1 || closeAfter < 1) {
      throw new IllegalArgumentException("a breaker's counts are at least 1");
    }
    if (!openFor.isPositive() || longestOpen.compareTo(openFor) < 0 || !probeLease.isPositive()) {
      throw new IllegalArgumentException(
          "a breaker is open for a positive time, and its longest time is not shorter");
    }
  }

  /** Reads the settings from a mapping; what it leaves out is the default. */
  public static BreakerSettings read(Node node) {
    node.allowing(
        "mode",
        "failure_threshold",
        "open_for",
        "longest_open",
        "probes",
        "close_after",
        "probe_lease");
    try {
      return new BreakerSettings(
          node.find("mode").map(mode -> mode.word(Mode.class)).orElse(DEFAULT.mode),
          count(node, "failure_threshold", DEFAULT.failureThreshold),
          time(node, "open_for", DEFAULT.openFor),
          time(node, "longest_open", DEFAULT.longestOpen),
          count(node, "probes", DEFAULT.probes),
          count(node, "close_after", DEFAULT.closeAfter),
          time(node, "probe_lease", DEFAULT.probeLease));
    } catch (IllegalArgumentException e) {
      throw node.error(String.valueOf(e.getMessage()));
    }
  }

  /** How long the breaker stays open when it has opened for the n-th time, n from 1. */
  public Duration openFor(int openings) {
    var wait = openFor;
    for (int opening = 1; opening < openings && wait.compareTo(longestOpen) < 0; opening++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longestOpen) < 0 ? wait : longestOpen;
  }

  private static int count(Node node, String key, int absent) {
    return node.find(key).map(found -> found.integer(1, 100)).orElse(absent);
  }

  private static Duration time(Node node, String key, Duration absent) {
    return node.find(key).map(Node::duration).orElse(absent);
  }
}
