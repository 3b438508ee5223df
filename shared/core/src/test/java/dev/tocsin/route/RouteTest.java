// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cases of Alertmanager's own routing test, on a tree of the same shape. */
class RouteTest {

  private final Route root =
      RouteTree.of(
          "receiver",
          "notify-def",
          "routes",
          List.of(
              Map.of(
                  "matchers", List.of("owner=\"team-A\"", "level!=\"critical\""),
                  "receiver", "notify-A",
                  "routes",
                      List.of(
                          Map.of(
                              "matchers", List.of("{env=\"testing\"}", "{baz!~\".*quux\"}"),
                              "receiver", "notify-testing",
                              "group_by", List.of("...")),
                          Map.of(
                              "matchers",
                              List.of("env=\"production\""),
                              "receiver",
                              "notify-productionA",
                              "group_wait",
                              "1m",
                              "continue",
                              true),
                          Map.of(
                              "matchers", List.of("env=~\"produ.*\"", "job=~\".*\""),
                              "receiver", "notify-productionB",
                              "group_wait", "30s",
                              "group_interval", "5m",
                              "repeat_interval", "1h",
                              "group_by", List.of("job")))),
              Map.of(
                  "matchers",
                  List.of("owner=~\"team-(B|C)\""),
                  "receiver",
                  "notify-BC",
                  "group_by",
                  List.of("foo", "bar"),
                  "group_wait",
                  "2m"),
              Map.of(
                  "matchers", List.of("group_by=\"role\""),
                  "group_by", List.of("role"),
                  "routes",
                      List.of(
                          Map.of(
                              "matchers", List.of("env=\"testing\""),
                              "receiver", "notify-testing",
                              "routes",
                                  List.of(
                                      Map.of(
                                          "matchers",
                                          List.of("wait=\"long\""),
                                          "group_wait",
                                          "2m")))))));

  @Test
  void alertThatNoChildTakesStaysAtTheRoot() {
    var route = only("owner", "team-X");

    assertThat(route.settings().receiver()).isEqualTo("notify-def");
    assertThat(route.key()).isEqualTo("{}");
  }

  @Test
  void alertThatNoGrandchildTakesStaysAtTheChild() {
    var route = only("owner", "team-A", "env", "unset");

    assertThat(route.settings().receiver()).isEqualTo("notify-A");
    assertThat(route.key()).isEqualTo("{}/{level!=\"critical\",owner=\"team-A\"}");
  }

  @Test
  void everyMatcherMustHold() {
    assertThat(only("owner", "team-A", "level", "critical").settings().receiver())
        .isEqualTo("notify-def");
    assertThat(only("owner", "team-A", "env", "testing", "baz", "a-quux").settings().receiver())
        .isEqualTo("notify-A");
  }

  @Test
  void expressionIsAnchored() {
    assertThat(only("owner", "team-C").settings().receiver()).isEqualTo("notify-BC");
    assertThat(only("owner", "team-CC").settings().receiver()).isEqualTo("notify-def");
  }

  @Test
  void continueAsksTheSiblingsToo() {
    var routes = root.match(Labels.of("owner", "team-A", "env", "production"));

    assertThat(routes)
        .extracting(route -> route.settings().receiver())
        .containsExactly("notify-productionA", "notify-productionB");
    assertThat(routes)
        .extracting(Route::key)
        .containsExactly(
            "{}/{level!=\"critical\",owner=\"team-A\"}/{env=\"production\"}",
            "{}/{level!=\"critical\",owner=\"team-A\"}/{env=~\"produ.*\",job=~\".*\"}");
  }

  @Test
  void firstMatchWithoutContinueEndsTheSearch() {
    assertThat(only("owner", "team-B", "group_by", "role").settings().receiver())
        .isEqualTo("notify-BC");
  }

  @Test
  void rootHasAlertmanagersDefaults() {
    var settings = root.settings();

    assertThat(settings.groupWait()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.groupInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.repeatInterval()).isEqualTo(Duration.ofHours(4));
    assertThat(settings.groupBy()).isEqualTo(new Grouping(List.of(), false));
    assertThat(settings.incident()).isEqualTo(Settings.OpensIncident.BY_SEVERITY);
  }

  @Test
  void childReceiverOverridesParent() {
    assertThat(only("group_by", "role").settings().receiver()).isEqualTo("notify-def");
    assertThat(only("group_by", "role", "env", "testing").settings().receiver())
        .isEqualTo("notify-testing");
  }

  @Test
  void childInheritsWhatItDoesNotSay() {
    var deepest = only("group_by", "role", "env", "testing", "wait", "long").settings();

    assertThat(deepest.receiver()).isEqualTo("notify-testing");
    assertThat(deepest.groupBy()).isEqualTo(new Grouping(List.of("role"), false));
    assertThat(deepest.groupWait()).isEqualTo(Duration.ofMinutes(2));
    assertThat(deepest.groupInterval()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void groupHasTheLabelsThatTheRouteGroupsBy() {
    var labels = Labels.of("owner", "team-B", "foo", "1", "other", "2");

    // "bar" is absent on the alert, so it is absent in the group.
    assertThat(only(labels).settings().groupBy().of(labels)).isEqualTo(Labels.of("foo", "1"));
  }

  @Test
  void threeDotsMakeEachAlertItsOwnGroup() {
    var labels = Labels.of("owner", "team-A", "env", "testing", "instance", "7");

    assertThat(only(labels).settings().groupBy().of(labels)).isEqualTo(labels);
  }

  @Test
  void childReplacesItsParentsThreeDots() {
    var tree =
        RouteTree.of(
            "receiver", "notify-def",
            "group_by", List.of("..."),
            "routes",
                List.of(
                    Map.of("matchers", List.of("env=child1")),
                    Map.of("matchers", List.of("env=child2"), "group_by", List.of("foo")),
                    Map.of("matchers", List.of("env=child3"), "group_by", List.of())));

    assertThat(tree.children())
        .extracting(route -> route.settings().groupBy())
        .containsExactly(
            new Grouping(List.of(), true),
            new Grouping(List.of("foo"), false),
            new Grouping(List.of(), false));
  }

  private Route only(String... labels) {
    return only(Labels.of(labels));
  }

  private Route only(Labels labels) {
    assertThat(root.match(labels)).hasSize(1);
    return root.match(labels).getFirst();
  }
}
