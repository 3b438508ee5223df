// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.local.aws.call.AwsException;
import java.io.IOException;
import software.amazon.event.ruler.Machine;

/**
 * Which messages of a topic a subscription wants. Matching is done by event-ruler, AWS's own engine
 * for such policies.
 *
 * <p>Source: the SNS developer guide, "Amazon SNS message filtering".
 */
final class FilterPolicy {

  private final boolean everything;
  private final boolean overBody;
  private final Machine machine = Machine.builder().build();

  private FilterPolicy(boolean everything, boolean overBody) {
    this.everything = everything;
    this.overBody = overBody;
  }

  /**
   * @param policy JSON; empty, or an empty object, lets everything through
   * @param scope {@code MessageAttributes} or {@code MessageBody}
   * @throws AwsException if SNS would refuse the policy
   */
  static FilterPolicy of(String policy, String scope) {
    boolean overBody = scope.equals("MessageBody");
    if (!overBody && !scope.equals("MessageAttributes")) {
      throw invalid("FilterPolicyScope: " + scope);
    }
    var json = policy.isEmpty() ? JsonNodeFactory.instance.objectNode() : Envelope.parse(policy);
    if (!json.isObject()) {
      throw invalid("FilterPolicy: it must be a JSON object");
    }
    var filter = new FilterPolicy(json.isEmpty(), overBody);
    if (!filter.everything) {
      try {
        filter.machine.addRule("match", json.toString());
      } catch (IOException | IllegalArgumentException e) {
        throw invalid("FilterPolicy: " + e.getMessage());
      }
    }
    return filter;
  }

  boolean accepts(Message message) {
    if (everything) {
      return true;
    }
    try {
      var event = overBody ? body(message) : attributes(message);
      return event.isObject() && !machine.rulesForJSONEvent(event.toString()).isEmpty();
    } catch (Exception e) { // event-ruler declares it.
      return false; // The message is not what a policy can be held against.
    }
  }

  private static JsonNode body(Message message) throws IOException {
    return Envelope.MAPPER.readTree(message.body("default"));
  }

  /** Numbers count as numbers, String.Array as the array, and Binary not at all. */
  private static JsonNode attributes(Message message) throws IOException {
    var event = JsonNodeFactory.instance.objectNode();
    for (var it : message.attributes().entrySet()) {
      var attribute = it.getValue();
      if (attribute.type().equals("String.Array")) {
        event.set(it.getKey(), Envelope.MAPPER.readTree(attribute.value()));
      } else if (attribute.type().startsWith("Number")) {
        event.set(it.getKey(), Envelope.MAPPER.readTree(attribute.value()));
      } else if (!attribute.type().startsWith("Binary")) {
        event.put(it.getKey(), attribute.value());
      }
    }
    return event;
  }

  private static AwsException invalid(String what) {
    return new AwsException(400, "InvalidParameter", "Invalid parameter: " + what);
  }
}
