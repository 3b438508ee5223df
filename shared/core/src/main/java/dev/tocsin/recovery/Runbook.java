// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.alert.Labels;
import dev.tocsin.config.Node;
import dev.tocsin.match.Matchers;

/**
 * A recipe: which alerts it is for, what it does, what must hold before, and what proves that it
 * helped.
 *
 * @param when on the alert's labels; an empty one is refused, as it would repair everything
 * @param action what is done, by kind and with that kind's settings: <code>http: {...}</code>
 * @param attempts how often it is tried for one firing before a person is told
 */
public record Runbook(
    String name,
    Matchers when,
    Node action,
    GuardSettings guardSettings,
    Verification verification,
    int attempts) {

  private static final int MOST_ATTEMPTS = 10;

  static Runbook read(Node node) {
    node.allowing("name", "when", "action", "guards", "verification", "attempts");
    var when = Matchers.read(node, "when");
    if (when.all().isEmpty()) {
      throw node.error("expected at least one matcher under 'when'");
    }
    var action = node.get("action");
    if (action.entries().size() != 1) {
      throw action.error("expected one kind of action");
    }
    return new Runbook(
        name(node.get("name")),
        when,
        action,
        node.find("guards").map(GuardSettings::read).orElse(GuardSettings.DEFAULT),
        node.find("verification").map(Verification::read).orElse(Verification.DEFAULT),
        node.find("attempts").map(found -> found.integer(1, MOST_ATTEMPTS)).orElse(1));
  }

  /** The name is part of keys in storage and of the idempotency key that others get. */
  private static String name(Node node) {
    if (!node.text().matches("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}")) {
      throw node.error("expected letters, digits, '-', '_' and '.', at most 63");
    }
    return node.text();
  }

  /** Whether it is for an alert with these labels; it never is for its own failure. */
  public boolean isFor(Labels labels) {
    return !labels.get(Labels.ALERT_NAME).equals(RecoveryFailed.NAME) && when.match(labels);
  }

  public Guards guards() {
    return new Guards(guardSettings, verification);
  }
}
