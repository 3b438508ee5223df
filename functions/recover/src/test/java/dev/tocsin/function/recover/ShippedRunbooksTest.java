// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Labels;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.aws.http.Targets;
import dev.tocsin.aws.json.Json;
import dev.tocsin.recovery.Runbook;
import dev.tocsin.recovery.Runbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The runbooks under {@code infra/config/runbooks}, read by what runs them. */
class ShippedRunbooksTest {

  private static final Path CONFIG = Path.of("../../infra/config");

  private final Runbooks runbooks = Runbooks.read(YamlFile.readAll(CONFIG, "runbooks"));

  @Test
  void everyActionCanBeRead() {
    assertThat(kinds().read(runbooks).keySet())
        .containsExactlyInAnyOrderElementsOf(runbooks.all().stream().map(Runbook::name).toList())
        .isNotEmpty();
  }

  @Test
  void everyKindOfActionIsExplained() throws IOException {
    var explained = Files.readString(CONFIG.resolve("runbooks/cache.yaml"));

    assertThat(ActionKinds.KINDS.keySet())
        .allSatisfy(
            kind ->
                assertThat(explained.lines().filter(line -> line.startsWith("# ")))
                    .as(
                        "the head of infra/config/runbooks/cache.yaml does not say '%s: keys'",
                        kind)
                    .anyMatch(line -> line.contains(" " + kind + ": ")));
  }

  @Test
  void everySecretIsThereOnTheLocalRuntime() throws IOException {
    var local = Json.parse(Files.readAllBytes(Path.of("../../infra/local/secrets.json")));
    for (var runbook : runbooks.all()) {
      for (var settings : runbook.action().entries().values()) {
        settings
            .entries()
            .forEach(
                (key, name) -> {
                  if (key.equals("secret") || key.endsWith("_secret")) {
                    assertThat(local.path(name.text()).isTextual())
                        .as("%s: no such secret in infra/local/secrets.json", name.where())
                        .isTrue();
                  }
                });
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cache_manager, critical, restart-cache",
    "dashboard_analytics, critical, reload-dashboard",
    "cache_manager, warning, ''",
    "webhook_processor, critical, ''"
  })
  void aServicesCriticalAlertsHaveItsRunbook(String service, String severity, String expected) {
    var labels = Labels.of("alertname", "LowSuccessRate", "service", service, "severity", severity);
    assertThat(runbooks.matching(labels).stream().map(Runbook::name).toList())
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @Test
  void aKindThatNobodyKnowsIsNamedWithItsPlace() {
    var unknown =
        Runbooks.read(
            List.of(
                YamlFile.parse(
                    "runbooks/a.yaml",
                    "runbooks:\n  - name: a\n    when: [a=b]\n    action: {telnet: {}}\n")));
    assertThatThrownBy(() -> kinds().read(unknown))
        .hasMessageStartingWith("runbooks/a.yaml:4: runbooks[0].action.telnet: unknown key; known")
        .hasMessageContaining("http");
  }

  private static ActionKinds kinds() {
    return new ActionKinds(
        new ActionKinds.Tools(
            Secrets.ofJson("{}"),
            timeout -> new OutgoingHttp(new Targets(false), timeout),
            Wiring.signatures(CONFIG)));
  }
}
