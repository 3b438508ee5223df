// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * SAM's rule for Globals: a resource's own value wins, mappings are merged key by key, and lists
 * are the global items followed by the resource's.
 *
 * <p>Source: the SAM developer guide, "Globals section", "Overridable properties".
 */
final class Globals {

  private Globals() {}

  static Yaml merge(Yaml global, Yaml own) {
    if (global instanceof Yaml.Mapping left && own instanceof Yaml.Mapping right) {
      var merged = new LinkedHashMap<>(left.entries());
      right.entries().forEach((key, value) -> merged.merge(key, value, Globals::merge));
      return new Yaml.Mapping(own.line(), merged);
    }
    if (global instanceof Yaml.Items left && own instanceof Yaml.Items right) {
      var joined = new ArrayList<>(left.items());
      joined.addAll(right.items());
      return new Yaml.Items(own.line(), joined);
    }
    return own;
  }
}
