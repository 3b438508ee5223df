// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.template;

import dev.tocsin.signature.Fields;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Verdict.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What Amazon SNS signs of a message: a line for the name and a line for the value of each of some
 * fields. Amazon's documents, "Verifying the signatures of Amazon SNS messages". The values are
 * those of the JSON as they stand there; UnsubscribeURL is not among them.
 */
final class SnsMessage {

  private static final List<String> NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> CONFIRMATION =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private SnsMessage() {}

  static byte[] canonical(Fields message) throws Refusal {
    var text = new StringBuilder();
    for (var name : names(message.text("Type").orElse(""))) {
      var value = message.text(name);
      if (value.isPresent()) {
        text.append(name).append('\n').append(value.get()).append('\n');
      } else if (!name.equals("Subject")) {
        throw new Refusal(Reason.MALFORMED_BODY);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> names(String type) throws Refusal {
    return switch (type) {
      case "Notification" -> NOTIFICATION;
      case "SubscriptionConfirmation", "UnsubscribeConfirmation" -> CONFIRMATION;
      default -> throw new Refusal(Reason.MALFORMED_BODY);
    };
  }
}
