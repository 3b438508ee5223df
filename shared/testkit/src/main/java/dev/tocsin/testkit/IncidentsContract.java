// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of incidents does. The store's clock is {@link #clock}. */
public abstract class IncidentsContract {

  protected final ManualClock clock = new ManualClock();

  private final String run = UUID.randomUUID().toString();

  protected abstract Incidents incidents();

  @Test
  void opensAnIncident() {
    var opened = incident("1", 0);

    assertThat(incidents().open(opened)).isEqualTo(opened);
    assertThat(incidents().find(opened.id())).contains(opened);
  }

  @Test
  void openingAgainReturnsWhatIsStored() {
    incidents().open(incident("1", 0));
    incidents().change(run + "/1", incident -> incident.acknowledge("ada", at(5)));

    var again = incidents().open(incident("1", 60));

    assertThat(again.status()).isEqualTo(Incident.Status.ACKNOWLEDGED);
    assertThat(again.openedAt()).isEqualTo(at(0));
  }

  @Test
  void knowsNothingOfWhatWasNeverOpened() {
    assertThat(incidents().find(run + "/1")).isEmpty();
    assertThat(incidents().change(run + "/1", incident -> incident.resolve(at(0)))).isEmpty();
  }

  @Test
  void changeIsStored() {
    incidents().open(incident("1", 0));

    var changed = incidents().change(run + "/1", incident -> incident.resolve(at(90)));

    assertThat(changed).isPresent();
    assertThat(incidents().find(run + "/1")).isEqualTo(changed);
    assertThat(changed.orElseThrow().timeToResolve()).contains(Duration.ofSeconds(90));
  }

  @Test
  void listsOneStatusTheLatestFirst() {
    incidents().open(incident("1", 0));
    incidents().open(incident("2", 10));
    incidents().open(incident("3", 20));
    incidents().change(run + "/2", incident -> incident.acknowledge("ada", at(30)));

    assertThat(listed(Incident.Status.TRIGGERED)).containsExactly(run + "/3", run + "/1");
    assertThat(listed(Incident.Status.ACKNOWLEDGED)).containsExactly(run + "/2");
    assertThat(listed(Incident.Status.RESOLVED)).isEmpty();
  }

  @Test
  void limitBoundsTheList() {
    incidents().open(incident("1", 0));
    incidents().open(incident("2", 10));

    assertThat(incidents().list(Incident.Status.TRIGGERED, 1)).hasSize(1);
  }

  private List<String> listed(Incident.Status status) {
    return incidents().list(status, 10_000).stream()
        .map(Incident::id)
        .filter(id -> id.startsWith(run))
        .toList();
  }

  private Incident incident(String number, long openedAt) {
    var labels = Labels.of("alertname", "Down", "service", "cache", "severity", "critical");
    return Incident.open(
        run + "/" + number,
        "group/8f3a",
        "{}:{service=\"cache\"}",
        Labels.of("service", "cache"),
        List.of(new Alert(labels, Map.of(), at(openedAt), null, at(openedAt), "test", "")),
        Severity.CRITICAL,
        "on-call",
        at(openedAt));
  }

  private static Instant at(long seconds) {
    return ManualClock.START.plusSeconds(seconds);
  }
}
