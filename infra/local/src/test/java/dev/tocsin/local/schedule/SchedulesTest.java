// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.local.sample.SampleStack;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {

  private static final Instant AT = Instant.parse("2026-11-21T08:01:00Z");

  @TempDir Path folder;

  private Schedule schedule(String properties) {
    var resources =
        """
          TickFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.B
              Events:
                Minute: {Type: ScheduleV2, Properties: {%s}}
        """
            .formatted(properties);
    return Schedule.all(new SampleStack(folder, resources).stack()).getFirst();
  }

  @Test
  void withoutInputSchedulerSendsItsOwnEvent() throws Exception {
    var event =
        new ObjectMapper()
            .readTree(ScheduledEvent.of(schedule("ScheduleExpression: rate(1 minute)"), AT));

    assertThat(event.path("source").asText()).isEqualTo("aws.scheduler");
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.path("time").asText()).isEqualTo("2026-11-21T08:01:00Z");
    assertThat(event.path("region").asText()).isEqualTo("eu-west-1");
    assertThat(event.path("resources").path(0).asText()).contains("TickFunctionMinute");
  }

  @Test
  void contextAttributesInTheInputAreFilledIn() {
    var schedule =
        schedule(
            "ScheduleExpression: rate(1 minute), Input: '{\"at\":\"<aws.scheduler.scheduled-time>\"}'");

    assertThat(ScheduledEvent.of(schedule, AT)).asString().isEqualTo("{\"at\":\"" + AT + "\"}");
  }

  @Test
  void aDisabledScheduleIsLeftOut() {
    assertThatThrownBy(() -> schedule("ScheduleExpression: rate(1 minute), State: DISABLED"))
        .isInstanceOf(java.util.NoSuchElementException.class);
  }

  @Test
  void aFlexibleWindowIsRefusedByName() {
    assertThatThrownBy(
            () ->
                schedule(
                    "ScheduleExpression: rate(1 minute), FlexibleTimeWindow: {Mode: FLEXIBLE}"))
        .isInstanceOf(ScheduleException.class)
        .hasMessageContaining("TickFunction.Minute")
        .hasMessageContaining("flexible");
  }
}
