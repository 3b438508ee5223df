// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function's {@code EventInvokeConfig}: what becomes of an event that it fails to handle.
 *
 * @param retries after the first attempt
 * @param oldest an event is not tried again when it is older than this
 * @param onFailure the URL of the queue that gets the record of a failure
 */
record AsyncPolicy(int retries, Duration oldest, Optional<String> onFailure) {

  private static final String QUEUE = "AWS::SQS::Queue";
  private static final int DEFAULT_RETRIES = 2;
  private static final int DEFAULT_OLDEST_SECONDS = 21_600;

  static AsyncPolicy of(Stack stack, Resource function) {
    if (!(function.properties().get("EventInvokeConfig") instanceof Map<?, ?> config)) {
      return new AsyncPolicy(
          DEFAULT_RETRIES, Duration.ofSeconds(DEFAULT_OLDEST_SECONDS), Optional.empty());
    }
    return new AsyncPolicy(
        number(config.get("MaximumRetryAttempts"), DEFAULT_RETRIES),
        Duration.ofSeconds(number(config.get("MaximumEventAgeInSeconds"), DEFAULT_OLDEST_SECONDS)),
        onFailure(stack, function, config));
  }

  private static Optional<String> onFailure(Stack stack, Resource function, Map<?, ?> config) {
    if (!(config.get("DestinationConfig") instanceof Map<?, ?> destinations)
        || !(destinations.get("OnFailure") instanceof Map<?, ?> failure)) {
      return Optional.empty();
    }
    var arn = String.valueOf(failure.get("Destination"));
    return stack.resources(QUEUE).stream()
        .map(Resource::id)
        .filter(id -> stack.attribute(id, "Arn").equals(arn))
        .findFirst()
        .map(stack::ref)
        .or(
            () -> {
              throw new ScheduleException(
                  function.id() + ": OnFailure must be a queue of this template, not " + arn);
            });
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value == null ? otherwise : Integer.parseInt(value.toString());
  }
}
