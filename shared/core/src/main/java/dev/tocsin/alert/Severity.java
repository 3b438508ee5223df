// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.util.Locale;

/** How bad it is, least first. The order is the order of declaration. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL,
  EMERGENCY;

  /**
   * The severity that an alert's labels name. Words of other systems are understood (PagerDuty's
   * and Alertmanager's page and error, Opsgenie's P1 to P5); a word that nobody knows counts as
   * warning, because an alert must not become quiet by a spelling mistake.
   */
  public static Severity of(Labels labels) {
    return of(labels.get(Labels.SEVERITY));
  }

  /** As {@link #of(Labels)}, for the bare word. */
  public static Severity of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "info", "none", "informational", "p4", "p5", "low" -> INFO;
      case "critical", "error", "page", "high", "p2" -> CRITICAL;
      case "emergency", "fatal", "p1" -> EMERGENCY;
      default -> WARNING;
    };
  }

  /** The word in labels, topics and APIs: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
