// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Severity;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Nodes;
import dev.tocsin.notify.Receivers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EscalationPoliciesTest {

  private static final Receivers RECEIVERS =
      Receivers.read(
          Nodes.of(
              "routes.yaml",
              Map.of("receivers", List.of(Map.of("name", "lead"), Map.of("name", "architect")))));

  private static final Map<String, Object> LEAD = Map.of("after", "15m", "receiver", "lead");
  private static final Map<String, Object> ARCHITECT =
      Map.of("after", "30m", "receiver", "architect");

  @Test
  void severityFollowsItsPolicy() {
    var policies = read(policy("page", List.of("critical", "emergency"), LEAD, ARCHITECT));

    var policy = policies.of(Severity.EMERGENCY).orElseThrow();
    assertThat(policy.name()).isEqualTo("page");
    assertThat(policy.steps())
        .containsExactly(
            new EscalationPolicy.Step(Duration.ofMinutes(15), "lead"),
            new EscalationPolicy.Step(Duration.ofMinutes(30), "architect"));
    assertThat(policy.repeat()).isZero();
    assertThat(policies.find("page")).contains(policy);
    assertThat(policies.of(Severity.WARNING)).isEmpty();
    assertThat(policies.find("other")).isEmpty();
  }

  @Test
  void unknownReceiverIsRefusedAtItsPlace() {
    var stranger = Map.<String, Object>of("after", "15m", "receiver", "stranger");

    assertThatThrownBy(() -> read(policy("page", List.of("critical"), stranger)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "escalation.yaml:1: policies[0].steps[0].receiver:"
                + " routes.yaml has no receiver 'stranger'");
  }

  @Test
  void stepThatIsNotLaterThanTheOneBeforeIsRefused() {
    assertThatThrownBy(() -> read(policy("page", List.of("critical"), ARCHITECT, LEAD)))
        .hasMessageContaining("policies[0].steps[1].after: must be longer");
    assertThatThrownBy(
            () ->
                read(
                    policy("page", List.of("critical"), Map.of("after", "0s", "receiver", "lead"))))
        .hasMessageContaining("policies[0].steps[0].after: must be longer");
  }

  @Test
  void policyWithoutStepsIsRefused() {
    assertThatThrownBy(() -> read(policy("page", List.of("critical"))))
        .hasMessageContaining("policies[0].steps: needs at least one step");
  }

  @Test
  void severityWithTwoPoliciesIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    policy("a", List.of("critical"), LEAD),
                    policy("b", List.of("warning", "critical"), LEAD)))
        .hasMessageContaining("policies[1].severities[1]: follows the policy 'a' already");
  }

  @Test
  void nameThatOccursTwiceIsRefused() {
    assertThatThrownBy(
            () ->
                read(policy("a", List.of("critical"), LEAD), policy("a", List.of("warning"), LEAD)))
        .hasMessageContaining("two policies of the name 'a'");
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Map<String, Object> policy(
      String name, List<String> severities, Map<String, Object>... steps) {
    return Map.of("name", name, "severities", severities, "steps", List.of(steps));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static EscalationPolicies read(Map<String, Object>... policies) {
    return EscalationPolicies.read(
        Nodes.of("escalation.yaml", Map.of("policies", List.of(policies))), RECEIVERS);
  }
}
