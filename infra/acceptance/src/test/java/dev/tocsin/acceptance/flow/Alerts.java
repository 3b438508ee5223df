// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import dev.tocsin.aws.json.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Bodies in the plain alert format. */
final class Alerts {

  private Alerts() {}

  /** A name that occurs in no other test. */
  static String unique(String word) {
    return word + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }

  static Webhook firing(String name, Map<String, String> labels) {
    return Webhook.of("standard", body(name, labels, "firing"));
  }

  static Webhook resolved(String name, Map<String, String> labels) {
    return Webhook.of("standard", body(name, labels, "resolved"));
  }

  /** A critical alert of a service that no runbook knows. */
  static Webhook critical(String name) {
    return firing(name, Map.of("service", "acceptance", "severity", "critical"));
  }

  private static String body(String name, Map<String, String> labels, String status) {
    var all = new TreeMap<>(labels);
    all.put("alertname", name);
    return Json.write(
        Map.of("labels", all, "annotations", Map.of("summary", name), "status", status));
  }
}
