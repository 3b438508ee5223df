// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import dev.tocsin.config.Node;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's own endpoint, told in {@link WebhookPayload Alertmanager's format}.
 *
 * @param bearerSecret names the token to send as {@code Authorization: Bearer}, or null
 * @param signingSecret names the secret to sign with by the Standard Webhooks scheme, or null
 * @param maxAlerts how many alerts a message holds at most; 0 for no limit
 */
public record Webhook(
    Endpoint url,
    @Nullable String bearerSecret,
    @Nullable String signingSecret,
    int maxAlerts,
    boolean sendResolved)
    implements Integration {

  static Webhook read(Node node) {
    node.allowing(
        "url", "url_secret", "bearer_secret", "signing_secret", "max_alerts", "send_resolved");
    return new Webhook(
        Endpoint.read(node, "url"),
        node.find("bearer_secret").map(Node::text).orElse(null),
        node.find("signing_secret").map(Node::text).orElse(null),
        node.find("max_alerts").map(max -> max.integer(0, 10_000)).orElse(0),
        node.find("send_resolved").map(Node::flag).orElse(true));
  }

  @Override
  public String kind() {
    return "webhook";
  }

  @Override
  public HttpCall render(Notification told, Context context) {
    var headers = new HashMap<String, String>();
    if (bearerSecret != null) {
      headers.put("Authorization", "Bearer " + context.secrets().apply(bearerSecret));
    }
    return new HttpCall(
        url.resolve(context.secrets()),
        headers,
        WebhookPayload.of(told, maxAlerts, context.externalUrl()),
        signingSecret == null ? null : context.secrets().apply(signingSecret));
  }
}
