// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who is told: a name that routes and escalation steps refer to, and the ways there. A
 * receiver without integrations is told nothing, which is how a route is made quiet on purpose.
 */
public record Receiver(String name, List<Integration> integrations) {
  public Receiver {
    integrations = List.copyOf(integrations);
  }

  /**
   * The integrations under names that last: {@code webhook-0}, {@code slack-0}, {@code slack-1},
   * counted within their kind, so that adding one of another kind renames none.
   */
  public Map<String, Integration> named() {
    var named = new LinkedHashMap<String, Integration>();
    for (var integration : integrations) {
      int before = 0;
      while (named.containsKey(integration.kind() + "-" + before)) {
        before++;
      }
      named.put(integration.kind() + "-" + before, integration);
    }
    return named;
  }
}
