// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each sender takes for success, and what makes it try again: when Tocsin can't take anything
 * (overloaded), and when it sends too much (limited). A wrong word here loses events.
 */
class OverloadAnswersTest {

  @ParameterizedTest
  @CsvSource({
    // HighLevel tries again on 429 alone, six times, every ten minutes; all else is final.
    "gohighlevel, 200, 429, 429",
    "gohighlevel-legacy, 200, 429, 429",
    // Clients of PagerDuty and Opsgenie try again on 429 and 5xx.
    "pagerduty-events, 202, 503, 429",
    "genie-key, 202, 503, 429",
    // Alertmanager, SNS, Grafana and Datadog on 5xx only.
    "alertmanager, 202, 503, 503",
    "aws-sns, 200, 503, 503",
    "aws-sns-v1, 200, 503, 503",
    "grafana, 202, 503, 503",
    "grafana-timestamped, 202, 503, 503",
    "datadog, 202, 503, 503",
    // Standard Webhooks: 429 and 503, both with Retry-After.
    "standard-webhooks, 202, 503, 429",
    // Not at all, so that a person sees what to send again.
    "github, 202, 503, 429"
  })
  void statusIsTheOneThatTheSenderObeys(String preset, int accepted, int overloaded, int limited) {
    var source = source(preset);
    assertThat(source.accepted()).isEqualTo(accepted);
    assertThat(source.overloaded()).isEqualTo(overloaded);
    assertThat(source.limited()).isEqualTo(limited);
  }

  /** The shipped source, and not only its preset: it is Alertmanager that posts there. */
  @ParameterizedTest
  @CsvSource({"alertmanager, 503", "gohighlevel, 429"})
  void shippedSourceUsesIt(String source, int limited) {
    assertThat(new FrontDoor().sources.find(source).orElseThrow().limited()).isEqualTo(limited);
  }

  private static Source source(String preset) {
    return Sources.read(
            YamlFile.parse(
                "sources.yaml",
                "sources: [{name: src, preset: "
                    + preset
                    + ", secret: sec, tenants: [t], format: alert}]"),
            YamlFile.read(FrontDoor.CONFIG, "signatures.yaml"))
        .find("src")
        .orElseThrow();
  }
}
