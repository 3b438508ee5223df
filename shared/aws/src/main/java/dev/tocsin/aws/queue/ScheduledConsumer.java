// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.aws.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * A function that two things wake: its queue with a batch of messages, and a schedule. Lambda gives
 * a handler one input type, so the two are told apart here by the {@code Records} that only a batch
 * has.
 */
public abstract class ScheduledConsumer implements RequestStreamHandler {

  private static final ObjectMapper EVENTS =
      Json.mapper()
          .copy()
          .addMixIn(SQSEvent.class, BatchNames.class)
          .addMixIn(SQSEvent.SQSMessage.class, MessageNames.class);

  /**
   * The schedule has come round.
   *
   * @param input what the template's schedule gives as its input
   */
  protected abstract void tick(JsonNode input);

  protected abstract SQSBatchResponse messages(SQSEvent batch);

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    var input = Json.parse(in.readAllBytes());
    out.write(PowertoolsLogging.withLogging(context, () -> answer(input)));
  }

  private byte[] answer(JsonNode input) {
    if (input.has("Records")) {
      return Json.write(messages(batch(input))).getBytes(StandardCharsets.UTF_8);
    }
    tick(input);
    return "null".getBytes(StandardCharsets.US_ASCII);
  }

  private static SQSEvent batch(JsonNode input) {
    try {
      return EVENTS.treeToValue(input, SQSEvent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a batch of messages: " + e.getOriginalMessage(), e);
    }
  }

  /** The names that Lambda writes and that are not those of Java's properties. */
  private interface BatchNames {
    @JsonProperty("Records")
    void setRecords(List<SQSEvent.SQSMessage> records);
  }

  private interface MessageNames {
    @JsonProperty("eventSourceARN")
    void setEventSourceArn(String arn);
  }
}
