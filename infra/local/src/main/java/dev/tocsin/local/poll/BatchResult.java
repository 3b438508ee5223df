// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.local.lambda.Response;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/** Which messages of a batch are done with, by Lambda's reading of the function's answer. */
final class BatchResult {

  private static final ObjectMapper JSON = new ObjectMapper();

  private BatchResult() {}

  /**
   * The messages to delete; the others come again when their visibility time-out ends.
   *
   * @param partial whether the function reports failures message by message
   */
  static List<Message> handled(List<Message> batch, Response response, boolean partial) {
    if (!(response instanceof Response.Answered answered)) {
      return List.of();
    }
    return partial ? withoutFailures(batch, answered.payload()) : batch;
  }

  /** An answer that can't be understood fails the whole batch: no message is lost by it. */
  private static List<Message> withoutFailures(List<Message> batch, byte[] payload) {
    JsonNode failures;
    try {
      failures = JSON.readTree(payload).path("batchItemFailures");
    } catch (IOException _) {
      return payload.length == 0 ? batch : List.of();
    }
    if (!failures.isMissingNode() && !failures.isNull() && !failures.isArray()) {
      return List.of();
    }
    var known = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    Set<String> failed = new HashSet<>();
    for (var failure : failures) {
      var id = failure.path("itemIdentifier").asText("");
      if (!known.contains(id)) {
        return List.of();
      }
      failed.add(id);
    }
    return batch.stream().filter(message -> !failed.contains(message.messageId())).toList();
  }
}
