// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.json.Json;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A signed webhook becomes an alert, an incident and a page. */
class AlertFlowIT {

  private static final Suite SUITE = Suite.running();

  @Test
  void aSignedAlertIsListedAndPaged() {
    var name = Alerts.unique("DatabaseDown");

    var answer = SUITE.client().send(Alerts.critical(name));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
    var listed =
        Eventually.get("alert " + name, () -> SUITE.client().listed("/api/v1/alerts", name));
    assertThat(listed.toString()).contains("firing", "critical");
    var page = Json.parse(SUITE.page(name).body().getBytes(StandardCharsets.UTF_8));
    assertThat(page.path("version").asText()).isEqualTo("4");
    assertThat(page.path("status").asText()).isEqualTo("firing");
    assertThat(page.path("commonLabels").path("alertname").asText()).isEqualTo(name);
  }

  @Test
  void aCriticalAlertOpensAnIncidentThatItsResolutionCloses() {
    var name = Alerts.unique("DiskFull");
    var labels = Map.of("service", "acceptance", "severity", "critical");
    SUITE.client().send(Alerts.firing(name, labels));
    var incident =
        Eventually.get(
            "incident of " + name, () -> SUITE.client().listed("/api/v1/incidents", name));
    assertThat(incident.toString()).containsIgnoringCase("triggered");

    SUITE.client().send(Alerts.resolved(name, labels));

    Eventually.get(
        "resolution of " + name,
        () ->
            SUITE
                .client()
                .listed("/api/v1/incidents", name)
                .filter(
                    it -> it.toString().toLowerCase(java.util.Locale.ROOT).contains("resolved")));
  }

  @Test
  void pageThatIsNotTakenComesAgainLongBeforeTheQueuesTimeOut() {
    var name = Alerts.unique("PagerRestarts");
    SUITE.peopleAnswer(503, 503);

    SUITE.client().send(Alerts.critical(name));

    Eventually.get(
        "third attempt for " + name,
        () -> Optional.of(SUITE.pages(name)).filter(pages -> pages.size() >= 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/alerts", "/api/v1/incidents", "/api/v1/recoveries"})
  void listingsAskForTheToken(String path) {
    var anonymous = HttpRequest.newBuilder(SUITE.client().api().resolve(path)).build();
    var stranger =
        HttpRequest.newBuilder(SUITE.client().api().resolve(path))
            .header("authorization", "Bearer guessed")
            .build();

    assertThat(SUITE.client().send(anonymous).status()).isEqualTo(401);
    assertThat(SUITE.client().send(stranger).status()).isEqualTo(401);
    assertThat(SUITE.client().get(path).status()).isEqualTo(200);
  }

  @Test
  void healthAsksForNothing() {
    var anonymous =
        HttpRequest.newBuilder(SUITE.client().api().resolve("/api/v1/system/health")).build();

    assertThat(SUITE.client().send(anonymous).status()).isEqualTo(200);
  }
}
