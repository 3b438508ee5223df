// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.Form;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A message as it was published.
 *
 * @param subject empty for none
 * @param bodies the message for each protocol under its name, and for all others under {@code
 *     default}
 */
record Message(
    String id, String subject, Map<String, String> bodies, Map<String, Attribute> attributes) {

  /**
   * @param value base64 if the type is Binary
   */
  record Attribute(String type, String value) {}

  /** What SNS takes, attributes included. Source: SNS API reference, Publish. */
  static final int LARGEST = 262_144;

  private static final int LONGEST_SUBJECT = 100;

  /**
   * Reads the parameters of Publish, or of one entry of PublishBatch.
   *
   * @throws AwsException for what SNS would refuse
   */
  static Message read(Form form) {
    var text = form.text("Message");
    require(!text.isEmpty(), "Empty message");
    var subject = form.text("Subject");
    require(subject.length() <= LONGEST_SUBJECT && subject.indexOf('\n') < 0, "Subject");
    var attributes = attributes(form);
    var message =
        new Message(
            UUID.randomUUID().toString(),
            subject,
            "json".equals(form.text("MessageStructure"))
                ? Envelope.structure(text)
                : Map.of("default", text),
            attributes);
    require(message.size(text) <= LARGEST, "Message too long");
    return message;
  }

  String body(String protocol) {
    return bodies.getOrDefault(protocol, bodies.getOrDefault("default", ""));
  }

  /** In bytes, as SNS counts it. */
  int size(String text) {
    int size = bytes(text);
    for (var it : attributes.entrySet()) {
      size += bytes(it.getKey()) + bytes(it.getValue().type()) + bytes(it.getValue().value());
    }
    return size;
  }

  private static Map<String, Attribute> attributes(Form form) {
    var attributes = new LinkedHashMap<String, Attribute>();
    for (var entry : form.items("MessageAttributes.entry")) {
      var type = entry.text("Value.DataType");
      var value = entry.text(type.startsWith("Binary") ? "Value.BinaryValue" : "Value.StringValue");
      if (type.isEmpty() || value.isEmpty()) {
        throw new AwsException(
            400,
            "ParameterValueInvalid",
            "The message attribute '"
                + entry.text("Name")
                + "' must contain non-empty message attribute value");
      }
      attributes.put(entry.text("Name"), new Attribute(type, value));
    }
    return attributes;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AwsException(400, "InvalidParameter", "Invalid parameter: " + what);
    }
  }
}
