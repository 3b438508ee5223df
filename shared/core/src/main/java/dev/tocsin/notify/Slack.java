// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import dev.tocsin.config.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Slack channel, through an incoming webhook.
 *
 * @param apiUrl the webhook's URL; whoever knows it can post, so it belongs into the secrets
 * @param channel overrides the webhook's own channel where Slack allows it, or null
 */
public record Slack(Endpoint apiUrl, @Nullable String channel, boolean sendResolved)
    implements Integration {

  static Slack read(Node node) {
    node.allowing("api_url", "api_url_secret", "channel", "send_resolved");
    return new Slack(
        Endpoint.read(node, "api_url"),
        node.find("channel").map(Node::text).orElse(null),
        // Alertmanager's default is false. A channel that never hears the end is where people stop
        // looking, so it is true here; docs/routing.md says so.
        node.find("send_resolved").map(Node::flag).orElse(true));
  }

  @Override
  public String kind() {
    return "slack";
  }

  @Override
  public HttpCall render(Notification told, Context context) {
    return new HttpCall(
        apiUrl.resolve(context.secrets()),
        Map.of(),
        SlackMessage.of(told, channel, context.externalUrl()),
        null);
  }
}
