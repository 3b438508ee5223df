// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.escalation.EscalationPolicy.Step;
import dev.tocsin.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EscalationPolicyTest {

  private static final Instant OPENED = Instant.parse("2026-01-05T10:00:00Z");
  private static final Step LEAD = new Step(Duration.ofMinutes(15), "lead");
  private static final Step ARCHITECT = new Step(Duration.ofMinutes(30), "architect");

  @Test
  void stepsAreCountedFromTheOpening() {
    var policy = new EscalationPolicy("critical", List.of(LEAD, ARCHITECT), 0);

    assertThat(policy.levels()).isEqualTo(2);
    assertThat(minutes(policy)).containsExactly(15L, 30L);
  }

  @Test
  void repeatedRoundBeginsWhereTheOneBeforeEnded() {
    var policy = new EscalationPolicy("critical", List.of(LEAD, ARCHITECT), 2);

    assertThat(minutes(policy)).containsExactly(15L, 30L, 45L, 60L, 75L, 90L);
    assertThat(policy.step(4)).isEqualTo(LEAD);
    assertThat(policy.step(5)).isEqualTo(ARCHITECT);
  }

  @Test
  void timerNamesTheIncidentAndTheLevel() {
    var policy = new EscalationPolicy("critical", List.of(LEAD, ARCHITECT), 0);

    var timer = policy.timer("8f3a/1", OPENED, 1);

    assertThat(timer)
        .isEqualTo(
            new Timer(
                "escalation/8f3a/1",
                Timer.Owner.ESCALATION,
                OPENED.plus(Duration.ofMinutes(30)),
                2));
    assertThat(EscalationPolicy.incidentId(timer.id())).isEqualTo("8f3a/1");
  }

  @Test
  void timerOfAnotherOwnerNamesNoIncident() {
    assertThatThrownBy(() -> EscalationPolicy.incidentId("group/8f3a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stepsThatDoNotFollowOneAnotherAreRefused() {
    assertThatThrownBy(() -> new EscalationPolicy("p", List.of(ARCHITECT, LEAD), 0))
        .hasMessageContaining("one after the other");
    assertThatThrownBy(() -> new EscalationPolicy("p", List.of(LEAD, LEAD), 0))
        .hasMessageContaining("one after the other");
    assertThatThrownBy(() -> new EscalationPolicy("p", List.of(), 0))
        .hasMessageContaining("needs a step");
  }

  private static List<Long> minutes(EscalationPolicy policy) {
    return IntStream.range(0, policy.levels())
        .mapToObj(level -> Duration.between(OPENED, policy.dueAt(OPENED, level)).toMinutes())
        .toList();
  }
}
