// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Labels;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrafanaFormatTest {

  private final Format format = new GrafanaFormat();

  @Test
  void grafanasYear0001IsNoEnd() {
    var payload = read(format, body("firing", "0001-01-01T00:00:00Z", ""));
    assertThat(payload.timed()).isTrue();
    assertThat(payload.alerts().getFirst().endsAt()).isNull();
  }

  @Test
  void linksAndValuesAreAnnotationsAndNeverLabels() {
    var alert =
        read(
                format,
                body(
                    "firing",
                    "",
                    ",'values':{'B':1,'A':81.25},'dashboardURL':'https://g/d','panelURL':'https://g/p',"
                        + "'silenceURL':'https://g/s','imageURL':''"))
            .alerts()
            .getFirst();
    assertThat(alert.labels()).isEqualTo(Labels.of("alertname", "Memory", "service", "cache"));
    assertThat(alert.annotations())
        .isEqualTo(
            Map.of(
                "summary", "s",
                "values", "A=81.25, B=1",
                "dashboardURL", "https://g/d",
                "panelURL", "https://g/p",
                "silenceURL", "https://g/s"));
    assertThat(alert.generatorUrl()).isEqualTo("https://g/r");
  }

  @Test
  void firingAndResolvedAreOneAlert() {
    var firing = read(format, body("firing", "", ",'values':{'A':81}")).alerts().getFirst();
    var resolved =
        read(format, body("resolved", "2026-01-05T09:30:00Z", ",'values':{'A':3}"))
            .alerts()
            .getFirst();
    assertThat(resolved.fingerprint()).isEqualTo(firing.fingerprint());
    assertThat(resolved.endsAt()).isEqualTo(Instant.parse("2026-01-05T09:30:00Z"));
  }

  @Test
  void valuesThatAreNullAreNone() {
    assertThat(read(format, body("firing", "", ",'values':null")).alerts().getFirst().annotations())
        .doesNotContainKey("values");
  }

  @Test
  void otherVersionsAreRefused() {
    assertThatThrownBy(() -> read(format, "{'version':'4','alerts':[]}"))
        .hasMessageContaining("version: ");
    assertThat(read(format, "{'version':'1','alerts':[]}")).matches(Payload::isIgnored);
  }

  private static String body(String status, String end, String more) {
    return "{'version':'1','orgId':1,'alerts':[{'status':'"
        + status
        + "','labels':{'alertname':'Memory','service':'cache'},'annotations':{'summary':'s'},"
        + "'startsAt':'2026-01-05T09:00:00Z','endsAt':'"
        + end
        + "','generatorURL':'https://g/r'"
        + more
        + "}]}";
  }
}
