// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import dev.tocsin.local.aws.call.AwsException;
import java.util.Map;
import java.util.Set;

/**
 * Who hears a topic.
 *
 * @param attributes as SetSubscriptionAttributes names them: FilterPolicy (JSON),
 *     FilterPolicyScope, RawMessageDelivery, RedrivePolicy (JSON)
 */
record Subscription(
    String arn, String topicArn, String protocol, String endpoint, Map<String, String> attributes) {

  private static final Set<String> PROTOCOLS =
      Set.of("sqs", "http", "https", "email", "email-json", "sms");
  private static final Set<String> ATTRIBUTES =
      Set.of("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy");

  Subscription {
    if (!PROTOCOLS.contains(protocol)) {
      throw new AwsException(
          400,
          "InvalidParameter",
          "Invalid parameter: the local runtime does not deliver to the protocol " + protocol);
    }
    attributes
        .keySet()
        .forEach(
            name -> {
              if (!ATTRIBUTES.contains(name)) {
                throw new AwsException(
                    400, "InvalidParameter", "Invalid parameter: the attribute " + name);
              }
            });
  }

  boolean raw() {
    return "true".equalsIgnoreCase(attributes.get("RawMessageDelivery"));
  }

  FilterPolicy filter() {
    return FilterPolicy.of(
        attributes.getOrDefault("FilterPolicy", ""),
        attributes.getOrDefault("FilterPolicyScope", "MessageAttributes"));
  }

  /** The ARN of the queue for what can't be delivered; empty for none. */
  String deadLetterQueue() {
    var policy = attributes.getOrDefault("RedrivePolicy", "");
    return policy.isEmpty() ? "" : Envelope.parse(policy).path("deadLetterTargetArn").asText("");
  }
}
