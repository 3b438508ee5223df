// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import dev.tocsin.config.Node;
import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * Where an integration is reached: a URL written in the configuration, or one that is itself a
 * secret and named there, as a chat's webhook URL is.
 *
 * @param text the URL, or the secret's name
 */
public record Endpoint(String text, boolean isSecret) {

  /** Reads {@code <key>} or {@code <key>_secret}, exactly one of them. */
  static Endpoint read(Node integration, String key) {
    var url = integration.find(key);
    var secret = integration.find(key + "_secret");
    if (url.isPresent() == secret.isPresent()) {
      throw integration.error("needs either " + key + " or " + key + "_secret");
    }
    url.ifPresent(
        node -> {
          if (!node.text().matches("https?://[^\\s/]+\\S*")) {
            throw node.error("expected an http or https URL");
          }
        });
    return url.map(node -> new Endpoint(node.text(), false))
        .orElseGet(() -> new Endpoint(integration.get(key + "_secret").text(), true));
  }

  URI resolve(UnaryOperator<String> secrets) {
    try {
      return URI.create(isSecret ? secrets.apply(text).strip() : text);
    } catch (IllegalArgumentException e) {
      // Without the cause, because its message is the URL.
      throw new IllegalStateException("the value of '" + text + "' is not a URL");
    }
  }
}
