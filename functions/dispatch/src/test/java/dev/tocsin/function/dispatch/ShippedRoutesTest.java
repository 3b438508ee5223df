// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.aws.json.Json;
import dev.tocsin.route.Route;
import dev.tocsin.route.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The configuration that is shipped does what its comments say. */
class ShippedRoutesTest {

  private static final Path CONFIG = Path.of("../../infra/config");

  private final Route root = Wiring.Configuration.read(CONFIG).root();

  @Test
  void criticalAlertsPageAtOnce() {
    for (var severity : new String[] {"critical", "emergency", "Page", "P1"}) {
      var settings = only(severity).settings();

      assertThat(settings.receiver()).isEqualTo("pager");
      assertThat(settings.groupWait()).isZero();
      assertThat(settings.groupInterval()).isEqualTo(Duration.ofMinutes(1));
      assertThat(settings.incident()).isEqualTo(Settings.OpensIncident.BY_SEVERITY);
    }
  }

  @Test
  void warningsAndWhatNobodyClassedGoToTheTeam() {
    assertThat(only("warning").settings().receiver()).isEqualTo("team");
    assertThat(only("").settings().receiver()).isEqualTo("team");
    assertThat(only("warning").settings().groupWait()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void infosAreToldToNobody() {
    assertThat(only("info").settings().receiver()).isEqualTo("nobody");
    assertThat(only("info").settings().incident()).isEqualTo(Settings.OpensIncident.NEVER);
  }

  /** An alert that counts as critical must not wait among the warnings because of its word. */
  @Test
  void routesAndSeveritiesKnowTheSameWords() {
    for (var word :
        "info none informational p4 p5 low critical error page high p2 emergency fatal p1 p3 odd"
            .split(" ")) {
      var receiver =
          switch (Severity.of(word)) {
            case INFO -> "nobody";
            case WARNING -> "team";
            case CRITICAL, EMERGENCY -> "pager";
          };
      assertThat(only(word).settings().receiver()).as(word).isEqualTo(receiver);
    }
  }

  /** Else a local run would take alerts and fail when it is to tell somebody. */
  @Test
  void everySecretThatAReceiverNamesExistsLocally() throws IOException {
    var routes = Files.readString(CONFIG.resolve("routes.yaml"));
    var secrets = Json.parse(Files.readAllBytes(Path.of("../../infra/local/secrets.json")));

    var named = Pattern.compile("_secret: (\\S+)").matcher(routes);
    assertThat(named.results().map(found -> found.group(1)).toList())
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(secrets.has(name))
                    .as("infra/local/secrets.json has no secret '%s'", name)
                    .isTrue());
  }

  private Route only(String severity) {
    var labels = Labels.of("alertname", "Down", "service", "web", "severity", severity);
    assertThat(root.match(labels)).hasSize(1);
    return root.match(labels).getFirst();
  }
}
