// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.source;

import dev.tocsin.config.Node;
import dev.tocsin.heartbeat.Expectation;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.limit.Rate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is promised to a sender, and expected of it.
 *
 * @param dedupWindow how long a delivery's id, else the hash of its body, stands for one event;
 *     null for what suits the delivery
 * @param rate how much is taken in; null for what the stack says for all
 * @param expected how often it is to be heard from; null where its silence means nothing
 */
public record Guarantees(
    @Nullable Duration dedupWindow, @Nullable Rate rate, @Nullable Expectation expected) {

  static final List<String> KEYS = List.of("dedupWindow", "rateLimit", "silentAfter");

  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

  static Guarantees read(String source, Node node) {
    return new Guarantees(
        node.find("dedupWindow").map(Guarantees::window).orElse(null),
        node.find("rateLimit").map(Rate::read).orElse(null),
        node.find("silentAfter").map(said -> Expectation.ofSource(source, said)).orElse(null));
  }

  private static Duration window(Node node) {
    var window = node.duration();
    if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(Ledger.KEPT) > 0) {
      throw node.error("expected 1s to 30d, which is how long events are remembered");
    }
    return window;
  }
}
