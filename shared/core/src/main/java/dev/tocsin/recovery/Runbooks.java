// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.alert.Labels;
import dev.tocsin.config.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runbooks of {@code runbooks/*.yaml}, by name. */
public final class Runbooks {

  private final Map<String, Runbook> byName;

  private Runbooks(Map<String, Runbook> byName) {
    this.byName = byName;
  }

  /** Reads the files, each with a list {@code runbooks}. A name occurs once over all of them. */
  public static Runbooks read(List<Node> files) {
    var byName = new LinkedHashMap<String, Runbook>();
    for (var file : files) {
      for (var node : file.allowing("runbooks").get("runbooks").items()) {
        var runbook = Runbook.read(node);
        if (byName.put(runbook.name(), runbook) != null) {
          throw node.get("name").error("there is another runbook '" + runbook.name() + "'");
        }
      }
    }
    return new Runbooks(byName);
  }

  public List<Runbook> all() {
    return List.copyOf(byName.values());
  }

  public Optional<Runbook> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Those that are for an alert with these labels, in the order of the files. */
  public List<Runbook> matching(Labels labels) {
    return byName.values().stream().filter(runbook -> runbook.isFor(labels)).toList();
  }
}
