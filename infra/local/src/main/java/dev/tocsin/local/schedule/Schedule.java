// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code ScheduleV2} event of a function.
 *
 * <p>Its {@code RetryPolicy} and {@code DeadLetterConfig} are about delivery from Scheduler to
 * Lambda, which is a method call here and can't fail; what the function makes of the event is the
 * business of {@link AsyncInvocations}.
 *
 * @param name the event's name in the template
 * @param input the event to send; empty for Scheduler's own
 */
record Schedule(
    String functionId,
    String name,
    String arn,
    Expression expression,
    ZoneId zone,
    Optional<String> input) {

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String EVENT = "ScheduleV2";

  /** Every enabled schedule of the stack. */
  static List<Schedule> all(Stack stack) {
    var schedules = new ArrayList<Schedule>();
    for (var function : stack.resources(FUNCTION)) {
      if (function.properties().get("Events") instanceof Map<?, ?> events) {
        events.forEach(
            (name, event) -> {
              if (event instanceof Map<?, ?> map && EVENT.equals(map.get("Type"))) {
                var properties = (Map<?, ?>) Objects.requireNonNull(map.get("Properties"));
                if (!"DISABLED".equals(properties.get("State"))) {
                  schedules.add(of(stack, function, name.toString(), properties));
                }
              }
            });
      }
    }
    return List.copyOf(schedules);
  }

  private static Schedule of(Stack stack, Resource function, String name, Map<?, ?> properties) {
    var label = function.id() + "." + name;
    if (properties.get("FlexibleTimeWindow") instanceof Map<?, ?> window
        && !"OFF".equals(window.get("Mode"))) {
      throw new ScheduleException(label + ": the local runtime knows no flexible time window");
    }
    try {
      var deployment = stack.deployment();
      return new Schedule(
          function.id(),
          name,
          "arn:aws:scheduler:%s:%s:schedule/default/%s%s"
              .formatted(deployment.region(), deployment.accountId(), function.id(), name),
          Expression.parse(String.valueOf(properties.get("ScheduleExpression"))),
          properties.get("ScheduleExpressionTimezone") instanceof String zone
              ? ZoneId.of(zone)
              : ZoneId.of("UTC"),
          Optional.ofNullable(properties.get("Input")).map(Object::toString));
    } catch (ScheduleException e) {
      throw new ScheduleException(label + ": " + e.getMessage());
    }
  }
}
