// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How an invocation ended. */
public sealed interface Response {

  /** The payload that Lambda answers with: the function's JSON, or the error as JSON. */
  byte[] payload();

  /** Whether the function itself answered. */
  default boolean succeeded() {
    return this instanceof Answered;
  }

  /** The function returned. */
  record Answered(byte[] payload) implements Response {}

  /** The function, or its construction, threw. */
  record Failed(byte[] payload) implements Response {

    static Failed of(Throwable thrown) {
      return new Failed(bytes(json(thrown)));
    }

    private static ObjectNode json(Throwable thrown) {
      var error = error(thrown.getMessage(), thrown.getClass().getName());
      var trace = error.putArray("stackTrace");
      Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::toString).forEach(trace::add);
      if (thrown.getCause() != null && thrown.getCause() != thrown) {
        error.set("cause", json(thrown.getCause()));
      }
      return error;
    }
  }

  /** The function did not return within its time-out. */
  record TimedOut(byte[] payload) implements Response {

    static TimedOut of(FunctionSettings function, String requestId) {
      var message =
          "RequestId: %s Error: Task timed out after %.2f seconds"
              .formatted(requestId, function.timeout().toMillis() / 1000.0);
      return new TimedOut(bytes(error(message, "Sandbox.Timedout")));
    }
  }

  /** No instance became free in time; nothing was run. */
  record Throttled(byte[] payload) implements Response {

    static Throttled of() {
      return new Throttled(bytes(error("Rate Exceeded.", "TooManyRequestsException")));
    }
  }

  private static ObjectNode error(@Nullable String message, String type) {
    return new ObjectMapper()
        .createObjectNode()
        .put("errorMessage", message)
        .put("errorType", type);
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
