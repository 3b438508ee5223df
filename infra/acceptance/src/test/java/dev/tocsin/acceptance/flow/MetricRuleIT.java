// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signed samples breach a shipped rule (rules/fleet.yaml) and a person hears of it. */
class MetricRuleIT {

  private static final Suite SUITE = Suite.running();

  @Test
  void aServiceThatFallsBelowItsThresholdIsPaged() throws InterruptedException {
    var service = Alerts.unique("fleet_");
    var series = "service=\"" + service + "\"";

    var answer = SUITE.client().send(samples(service, 90, 92, 94));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(3);
    Eventually.get(
        "rollup of " + service,
        () -> SUITE.isStored(series) ? java.util.Optional.of(true) : java.util.Optional.empty());
    SUITE.evaluate();
    var alert =
        Eventually.get(
            "alert of " + service, () -> SUITE.client().listed("/api/v1/alerts", service));
    assertThat(alert.toString()).contains("LowSuccessRate", "critical", "firing");
    assertThat(SUITE.page(service).body()).contains("LowSuccessRate");
  }

  @Test
  void aServiceThatKeepsItsPromiseIsLeftAlone() throws InterruptedException {
    var good = Alerts.unique("fleet_");
    var bad = Alerts.unique("fleet_");
    SUITE.client().send(samples(good, 99.9, 100));
    SUITE.client().send(samples(bad, 50));
    Eventually.get(
        "rollups",
        () ->
            SUITE.isStored("service=\"" + bad + "\"") && SUITE.isStored("service=\"" + good + "\"")
                ? java.util.Optional.of(true)
                : java.util.Optional.empty());

    SUITE.evaluate();

    SUITE.page(bad);
    assertThat(SUITE.pages(good)).isEmpty();
    assertThat(SUITE.client().listed("/api/v1/alerts", good)).isEmpty();
  }

  private static Webhook samples(String service, double... values) {
    var labels = Map.of("service", service, "profile", "fleet");
    List<Map<String, Object>> samples =
        java.util.Arrays.stream(values)
            .<Map<String, Object>>mapToObj(
                value -> Map.of("metric", "success_rate", "labels", labels, "value", value))
            .toList();
    return Webhook.of("metrics", Json.write(Map.of("samples", samples)));
  }
}
