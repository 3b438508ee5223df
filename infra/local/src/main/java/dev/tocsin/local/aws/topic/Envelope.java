// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.local.aws.call.AwsException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON that a message is wrapped in, unless its subscription wants it raw. The signature is not
 * one: there is no certificate of AWS on this machine.
 *
 * <p>Source: the SNS developer guide, "Parsing Amazon SNS message formats".
 */
final class Envelope {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private Envelope() {}

  static String wrap(Message message, Subscription subscription, Instant now) {
    var json = MAPPER.createObjectNode();
    json.put("Type", "Notification");
    json.put("MessageId", message.id());
    json.put("TopicArn", subscription.topicArn());
    if (!message.subject().isEmpty()) {
      json.put("Subject", message.subject());
    }
    json.put("Message", message.body(subscription.protocol()));
    json.put("Timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
    json.put("SignatureVersion", "1");
    json.put("Signature", "none-on-a-local-runtime");
    json.put("SigningCertURL", "");
    json.put("UnsubscribeURL", "");
    if (!message.attributes().isEmpty()) {
      var attributes = json.putObject("MessageAttributes");
      message
          .attributes()
          .forEach(
              (name, it) ->
                  attributes.putObject(name).put("Type", it.type()).put("Value", it.value()));
    }
    return json.toString();
  }

  /** The bodies of a message whose structure is {@code json}. */
  static Map<String, String> structure(String text) {
    var bodies = new LinkedHashMap<String, String>();
    var json = parse(text);
    json.properties()
        .forEach(
            it -> {
              if (it.getValue().isTextual()) {
                bodies.put(it.getKey(), it.getValue().textValue());
              }
            });
    if (!bodies.containsKey("default")) {
      throw new AwsException(
          400,
          "InvalidParameter",
          "Invalid parameter: Message Structure - No default entry in JSON message body");
    }
    return bodies;
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AwsException(400, "InvalidParameter", "Invalid parameter: JSON is expected");
    }
  }
}
