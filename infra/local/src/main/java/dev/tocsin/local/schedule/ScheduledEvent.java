// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What EventBridge Scheduler sends to a function. */
final class ScheduledEvent {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REGION_IN_ARN = 3;
  private static final int ACCOUNT_IN_ARN = 4;

  private ScheduledEvent() {}

  /** The schedule's input with Scheduler's context attributes filled in, else its default event. */
  static byte[] of(Schedule schedule, Instant time) {
    var id = UUID.randomUUID().toString();
    return schedule
        .input()
        .map(input -> filled(input, schedule, time, id))
        .orElseGet(() -> standard(schedule, time, id))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String filled(String input, Schedule schedule, Instant time, String id) {
    return input
        .replace("<aws.scheduler.schedule-arn>", schedule.arn())
        .replace("<aws.scheduler.scheduled-time>", time.toString())
        .replace("<aws.scheduler.execution-id>", id)
        .replace("<aws.scheduler.attempt-number>", "1");
  }

  private static String standard(Schedule schedule, Instant time, String id) {
    var arn = schedule.arn().split(":");
    var event =
        JSON.createObjectNode()
            .put("version", "0")
            .put("id", id)
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.scheduler")
            .put("account", arn[ACCOUNT_IN_ARN])
            .put("time", time.toString())
            .put("region", arn[REGION_IN_ARN]);
    event.putArray("resources").add(schedule.arn());
    event.put("detail", "{}");
    return event.toString();
  }
}
