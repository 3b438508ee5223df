// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.config.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the reader refuses: Alertmanager's refusals, and a word of its own for each. */
class RoutesTest {

  @Test
  void rootWithoutReceiverIsRefused() {
    refused("route.receiver: is missing", "group_wait", "30s");
  }

  @Test
  void rootWithMatchersIsRefused() {
    refused(
        "route.matchers: the root takes every alert",
        "receiver",
        "pager",
        "matchers",
        List.of("a=b"));
  }

  @Test
  void rootThatContinuesIsRefused() {
    refused("route.continue: the root takes every alert", "receiver", "pager", "continue", true);
  }

  @Test
  void unknownReceiverIsRefused() {
    refused(
        "route.routes[0].receiver: there is no receiver 'nobody'",
        "receiver",
        "pager",
        "routes",
        List.of(Map.of("receiver", "nobody")));
  }

  @Test
  void unknownEscalationPolicyIsRefused() {
    refused(
        "route.escalation: there is no policy 'lead'", "receiver", "pager", "escalation", "lead");
  }

  @Test
  void typingMistakeInAKeyIsRefused() {
    refused("route.group_wiat: unknown key", "receiver", "pager", "group_wiat", "30s");
  }

  @Test
  void zeroGroupIntervalIsRefused() {
    refused("route.group_interval: can't be zero", "receiver", "pager", "group_interval", "0s");
  }

  @Test
  void zeroRepeatIntervalIsRefused() {
    refused("route.repeat_interval: can't be zero", "receiver", "pager", "repeat_interval", "0s");
  }

  @Test
  void labelNamedTwiceInGroupByIsRefused() {
    refused(
        "route.group_by: a label is named twice",
        "receiver",
        "pager",
        "group_by",
        List.of("a", "a"));
  }

  @Test
  void threeDotsBesideALabelAreRefused() {
    refused(
        "route.group_by: '...' already stands for all labels",
        "receiver",
        "pager",
        "group_by",
        List.of("...", "a"));
  }

  @Test
  void matcherThatIsNoneIsRefusedAtItsPlace() {
    refused(
        "route.routes[0].matchers[1]: not a regular expression",
        "receiver",
        "pager",
        "routes",
        List.of(Map.of("matchers", List.of("a=b", "a=~\"(\""))));
  }

  @Test
  void partsOfAlertmanagersFileThatAreNotKnownAreRefusedAndNotIgnored() {
    assertThatThrownBy(
            () ->
                RouteTree.read(
                    "route",
                    Map.of("receiver", "pager"),
                    "receivers",
                    List.of(Map.of("name", "pager")),
                    "inhibit_rules",
                    List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("inhibit_rules: unknown key");
  }

  @Test
  void ownKeysAreInheritedLikeTheOthers() {
    var tree =
        RouteTree.of(
            "receiver",
            "pager",
            "incident",
            false,
            "escalation",
            "on-call",
            "routes",
            List.of(
                Map.of("matchers", List.of("a=b")),
                Map.of("matchers", List.of("a=c"), "incident", true)));

    assertThat(tree.children())
        .extracting(route -> route.settings().incident())
        .containsExactly(Settings.OpensIncident.NEVER, Settings.OpensIncident.ALWAYS);
    assertThat(tree.children().getFirst().settings().escalation()).isEqualTo("on-call");
  }

  private static void refused(String message, Object... rootKeysAndValues) {
    assertThatThrownBy(() -> RouteTree.of(rootKeysAndValues))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("routes.yaml:1: " + message);
  }
}
