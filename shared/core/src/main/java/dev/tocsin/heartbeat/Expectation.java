// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.heartbeat;

import dev.tocsin.alert.Severity;
import dev.tocsin.config.Node;
import java.time.Duration;

/**
 * Who is to be heard from how often.
 *
 * @param name as people know it: a source's, or that of a heartbeat which senders give by name
 * @param key under which its signs of life are noted
 * @param silentAfter the longest silence that is nothing to worry about, 1 minute to 30 days
 * @param severity of the alert that says so
 */
public record Expectation(String name, String key, Duration silentAfter, Severity severity) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  /** The key of a source, which no name of a heartbeat can be mistaken for. */
  public static String keyOf(String source) {
    return "source:" + source;
  }

  /** A source's {@code silentAfter}: a duration, or {@code {after, severity}}. */
  public static Expectation ofSource(String source, Node silentAfter) {
    if (!silentAfter.isMap()) {
      return new Expectation(source, keyOf(source), bounded(silentAfter), Severity.WARNING);
    }
    silentAfter.allowing("after", "severity");
    return new Expectation(
        source, keyOf(source), bounded(silentAfter.get("after")), severity(silentAfter));
  }

  /** One of {@code heartbeats}: {@code {name, every, severity}}. */
  static Expectation ofHeartbeat(Node node) {
    node.allowing("name", "every", "severity");
    var name = node.get("name").text();
    if (name.contains(":") || name.length() > 200) {
      throw node.get("name").error("expected at most 200 characters and no colon");
    }
    return new Expectation(name, name, bounded(node.get("every")), severity(node));
  }

  private static Severity severity(Node node) {
    return node.find("severity").map(word -> word.word(Severity.class)).orElse(Severity.WARNING);
  }

  private static Duration bounded(Node node) {
    var duration = node.duration();
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw node.error("expected 1m to 30d");
    }
    return duration;
  }
}
