// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.Form;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

  @Test
  void attributesAreReadWithTheirTypes() {
    var message =
        read(
            "Message=m&MessageAttributes.entry.1.Name=a&MessageAttributes.entry.1.Value.DataType=Number"
                + "&MessageAttributes.entry.1.Value.StringValue=7&MessageAttributes.entry.2.Name=b"
                + "&MessageAttributes.entry.2.Value.DataType=Binary&MessageAttributes.entry.2.Value.BinaryValue=eA%3D%3D");
    assertThat(message.attributes())
        .containsEntry("a", new Message.Attribute("Number", "7"))
        .containsEntry("b", new Message.Attribute("Binary", "eA=="));
  }

  @Test
  void aStructuredMessageHasABodyForEachProtocol() {
    var message =
        read("MessageStructure=json&Message=" + encode("{\"default\":\"d\",\"sqs\":\"q\"}"));
    assertThat(message.body("sqs")).isEqualTo("q");
    assertThat(message.body("email")).isEqualTo("d");
  }

  @Test
  void theLimitCountsBytesAndAttributes() {
    var attribute =
        "&MessageAttributes.entry.1.Name=n&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=v";
    int room = Message.LARGEST - "nStringv".length();
    assertThat(read("Message=" + "x".repeat(room) + attribute).attributes()).hasSize(1);
    assertRefused("Message=" + "x".repeat(room + 1) + attribute);
    assertRefused("Message=" + encode("é".repeat(Message.LARGEST / 2 + 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject=s",
        "Message=",
        "Message=m&MessageStructure=json",
        "Message=%7B%7D&MessageStructure=json",
        "Message=m&MessageAttributes.entry.1.Name=a&MessageAttributes.entry.1.Value.DataType=String"
      })
  void whatSnsRefusesIsRefused(String form) {
    assertRefused(form);
  }

  private static void assertRefused(String form) {
    assertThatThrownBy(() -> read(form))
        .isInstanceOfSatisfying(AwsException.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  private static Message read(String form) {
    return Message.read(Form.parse(form.getBytes(StandardCharsets.UTF_8)));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
