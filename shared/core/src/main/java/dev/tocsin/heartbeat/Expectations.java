// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.heartbeat;

import dev.tocsin.config.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Everybody whose silence is an alert, as {@code sources.yaml} has them. */
public final class Expectations {

  private Expectations() {}

  /** The sources with {@code silentAfter}, and {@code heartbeats}. */
  public static List<Expectation> read(Node file) {
    var all = new ArrayList<Expectation>();
    for (var source : file.get("sources").items()) {
      source
          .find("silentAfter")
          .ifPresent(said -> all.add(Expectation.ofSource(source.get("name").text(), said)));
    }
    var names = new HashSet<String>();
    file.each("heartbeats", node -> node)
        .forEach(
            node -> {
              var expected = Expectation.ofHeartbeat(node);
              if (!names.add(expected.name())) {
                throw node.get("name").error("there are two heartbeats of this name");
              }
              all.add(expected);
            });
    return List.copyOf(all);
  }
}
