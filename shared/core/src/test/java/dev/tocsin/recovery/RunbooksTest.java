// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Labels;
import dev.tocsin.breaker.Mode;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Nodes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunbooksTest {

  private static final Map<String, Object> PLAIN =
      Map.of(
          "name",
          "restart-cache",
          "when",
          List.of("service=\"cache_manager\"", "severity=\"critical\""),
          "action",
          Map.of("http", Map.of("url", "https://cache.example/repair")));

  @Test
  void aRunbookWithoutGuardsHasTheDefaultOnes() {
    var runbook = read(PLAIN).find("restart-cache").orElseThrow();
    assertThat(runbook.guardSettings()).isEqualTo(GuardSettings.DEFAULT);
    assertThat(runbook.verification()).isEqualTo(Verification.DEFAULT);
    assertThat(runbook.attempts()).isEqualTo(1);
  }

  @Test
  void everyNumberCanBeConfigured() {
    var guards =
        Map.of(
            "cooldown",
            "30s",
            "budget",
            Map.of("actions", 4, "window", "2h"),
            "breaker",
            Map.of("mode", "metricsOnly", "failure_threshold", 7, "open_for", "90s"));
    var runbook =
        read(with(
                Map.of(
                    "guards",
                    guards,
                    "verification",
                    Map.of("within", "90s", "every", "10s"),
                    "attempts",
                    3)))
            .find("restart-cache")
            .orElseThrow();

    assertThat(runbook.guardSettings().cooldown()).isEqualTo(Duration.ofSeconds(30));
    assertThat(runbook.guardSettings().budget()).isEqualTo(new Budget(4, Duration.ofHours(2)));
    assertThat(runbook.guardSettings().breaker().mode()).isEqualTo(Mode.METRICS_ONLY);
    assertThat(runbook.guardSettings().breaker().failureThreshold()).isEqualTo(7);
    assertThat(runbook.guardSettings().breaker().openFor()).isEqualTo(Duration.ofSeconds(90));
    assertThat(runbook.verification())
        .isEqualTo(new Verification(Duration.ofSeconds(90), Duration.ofSeconds(10)));
    assertThat(runbook.attempts()).isEqualTo(3);
  }

  @Test
  void aRunbookIsForTheAlertsThatAllItsMatchersMatch() {
    var runbooks = read(PLAIN);
    assertThat(runbooks.matching(labels("Low", "cache_manager", "critical")))
        .extracting(Runbook::name)
        .containsExactly("restart-cache");
    assertThat(runbooks.matching(labels("Low", "cache_manager", "warning"))).isEmpty();
    assertThat(runbooks.matching(labels("Low", "other", "critical"))).isEmpty();
  }

  @Test
  void noRunbookIsForTheFailureOfARunbook() {
    var runbooks = read(PLAIN);
    assertThat(runbooks.matching(labels(RecoveryFailed.NAME, "cache_manager", "critical")))
        .isEmpty();
  }

  static List<Arguments> mistakes() {
    return List.of(
        Arguments.of(
            with(Map.of("attempts", 0)),
            "runbooks/cache.yaml:1: runbooks[0].attempts: expected a whole number from 1 to 10,"
                + " found '0'"),
        Arguments.of(
            with(Map.of("name", "restart the cache")),
            "runbooks/cache.yaml:1: runbooks[0].name: expected letters, digits, '-', '_' and '.',"
                + " at most 63"),
        Arguments.of(
            with(Map.of("when", List.of())),
            "runbooks/cache.yaml:1: runbooks[0]: expected at least one matcher under 'when'"),
        Arguments.of(
            with(Map.of("action", Map.of("http", Map.of(), "lambda", Map.of()))),
            "runbooks/cache.yaml:1: runbooks[0].action: expected one kind of action"),
        Arguments.of(
            with(Map.of("guards", Map.of("cooldwon", "1m"))),
            "runbooks/cache.yaml:1: runbooks[0].guards.cooldwon: unknown key; known here: cooldown,"
                + " budget, breaker"),
        Arguments.of(
            with(Map.of("guards", Map.of("budget", Map.of("actions", 3)))),
            "runbooks/cache.yaml:1: runbooks[0].guards.budget.window: is missing"),
        Arguments.of(
            with(Map.of("guards", Map.of("breaker", Map.of("longest_open", "1s")))),
            "runbooks/cache.yaml:1: runbooks[0].guards.breaker: a breaker is open for a positive"
                + " time, and its longest time is not shorter"),
        Arguments.of(
            with(Map.of("verification", Map.of("within", "10s"))),
            "runbooks/cache.yaml:1: runbooks[0].verification: 'every' is positive and not longer"
                + " than 'within'"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsPlace(Map<String, Object> runbook, String message) {
    assertThatThrownBy(() -> read(runbook))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  @Test
  void aNameOccursOnceOverAllFiles() {
    assertThatThrownBy(() -> Runbooks.read(List.of(file("a.yaml", PLAIN), file("b.yaml", PLAIN))))
        .hasMessage("b.yaml:1: runbooks[0].name: there is another runbook 'restart-cache'");
  }

  private static Runbooks read(Map<String, Object> runbook) {
    return Runbooks.read(List.of(file("runbooks/cache.yaml", runbook)));
  }

  private static dev.tocsin.config.Node file(String name, Map<String, Object> runbook) {
    return Nodes.of(name, Map.of("runbooks", List.of(runbook)));
  }

  private static Map<String, Object> with(Map<String, Object> changes) {
    var changed = new HashMap<>(PLAIN);
    changed.putAll(changes);
    return changed;
  }

  private static Labels labels(String name, String service, String severity) {
    return Labels.of("alertname", name, "service", service, "severity", severity);
  }
}
