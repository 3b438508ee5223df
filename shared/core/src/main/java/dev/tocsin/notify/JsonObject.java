// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object in the making: names and values by turns, kept in their order. */
final class JsonObject {

  private JsonObject() {}

  static Map<String, Object> of(Object... namesAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
