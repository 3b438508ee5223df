// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void opensAsTriggered() {
    var incident = open(alert("Down"));

    assertThat(incident.status()).isEqualTo(Incident.Status.TRIGGERED);
    assertThat(incident.isOpen()).isTrue();
    assertThat(incident.title()).isEqualTo("Down on cache");
    assertThat(incident.timeline())
        .extracting(Incident.Entry::text)
        .containsExactly("opened as critical");
  }

  @Test
  void titleCountsAlertsOfDifferentNames() {
    assertThat(open(alert("Down"), alert("Slow")).title()).isEqualTo("2 different alerts on cache");
  }

  @Test
  void acknowledgementNamesWhoAndWhen() {
    var incident = open(alert("Down")).acknowledge("ada", NOON.plusSeconds(60));

    assertThat(incident.status()).isEqualTo(Incident.Status.ACKNOWLEDGED);
    assertThat(incident.acknowledgedBy()).isEqualTo("ada");
    assertThat(incident.acknowledgedAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void firstAcknowledgementStands() {
    var incident = open(alert("Down")).acknowledge("ada", NOON).acknowledge("bob", NOON);

    assertThat(incident.acknowledgedBy()).isEqualTo("ada");
  }

  @Test
  void resolutionKeepsWhoAcknowledged() {
    var incident = open(alert("Down")).acknowledge("ada", NOON).resolve(NOON.plusSeconds(90));

    assertThat(incident.status()).isEqualTo(Incident.Status.RESOLVED);
    assertThat(incident.acknowledgedBy()).isEqualTo("ada");
    assertThat(incident.timeToResolve()).contains(Duration.ofSeconds(90));
  }

  @Test
  void resolvedIncidentNeverReopens() {
    var resolved = open(alert("Down")).resolve(NOON.plusSeconds(90));

    assertThat(resolved.acknowledge("ada", NOON.plusSeconds(95))).isSameAs(resolved);
    assertThat(resolved.told(List.of(alert("Slow")), Severity.EMERGENCY)).isSameAs(resolved);
    assertThat(resolved.resolve(NOON.plusSeconds(99))).isSameAs(resolved);
  }

  @Test
  void severityOnlyRises() {
    var incident = open(alert("Down"));

    assertThat(incident.told(List.of(), Severity.EMERGENCY).severity())
        .isEqualTo(Severity.EMERGENCY);
    assertThat(incident.told(List.of(), Severity.INFO).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void sameThingIsNotedOnce() {
    var entry = new Incident.Entry("8f3a:1", NOON, "told pager: first notification");

    assertThat(open(alert("Down")).noted(entry).noted(entry).timeline()).hasSize(2);
  }

  @Test
  void longTimelineStillEndsWithTheResolution() {
    var incident = open(alert("Down"));
    for (int i = 0; i < 2 * Incident.LONGEST; i++) {
      incident = incident.noted(new Incident.Entry("n" + i, NOON, "told"));
    }

    assertThat(incident.timeline()).hasSize(Incident.LONGEST);
    assertThat(incident.resolve(NOON).timeline().getLast().id()).isEqualTo("resolved");
  }

  private static Incident open(Alert... alerts) {
    return Incident.open(
        "8f3a-1",
        "group/8f3a",
        "{}:{service=\"cache\"}",
        Labels.of("service", "cache"),
        List.of(alerts),
        Severity.CRITICAL,
        "on-call",
        NOON);
  }

  private static Alert alert(String name) {
    return new Alert(
        Labels.of("alertname", name, "service", "cache"), Map.of(), NOON, null, NOON, "test", "");
  }
}
