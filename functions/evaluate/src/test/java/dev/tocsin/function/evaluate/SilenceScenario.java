// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Durations;
import dev.tocsin.heartbeat.Expectations;
import dev.tocsin.heartbeat.SilentSources;
import dev.tocsin.testkit.InMemoryHeartbeats;
import dev.tocsin.testkit.InMemoryWatches;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is silent for longer than expected is an alert, until it is heard again. */
class SilenceScenario {

  private static final String SOURCES =
      """
      sources:
        - {name: github, silentAfter: 15m}
        - {name: crm, silentAfter: {after: 1h, severity: critical}}
        - {name: quiet}
      heartbeats:
        - {name: nightly-backup, every: 25h, severity: emergency}
      """;

  private final InMemoryHeartbeats heartbeats = new InMemoryHeartbeats();
  private final InMemoryWatches watches = new InMemoryWatches();
  private final List<AlertBatch> told = new ArrayList<>();
  private boolean queueIsDown;

  private void look(String time, String sources) {
    new SilentSources(
            Expectations.read(YamlFile.parse("sources.yaml", sources)),
            heartbeats,
            watches,
            batch -> {
              if (queueIsDown) {
                throw new IllegalStateException("no queue");
              }
              told.add(batch);
            })
        .look(at(time));
  }

  private void look(String time) {
    look(time, SOURCES);
  }

  private static Instant at(String time) {
    return ManualClock.START.plus(Durations.parse(time).orElseThrow());
  }

  private void hear(String key, String time) {
    heartbeats.beat(key, at(time));
  }

  private List<String> said() {
    var said =
        told.stream()
            .map(
                batch -> {
                  var alert = batch.alerts().getFirst();
                  return alert.labels().get("source")
                      + " "
                      + alert.severity().word()
                      + (alert.endsAt() == null ? " silent" : " over");
                })
            .toList();
    told.clear();
    return said;
  }

  @Test
  void silenceLongerThanExpectedIsAnAlertUntilTheSourceIsHeard() {
    look("0s");
    hear("source:github", "5m");
    hear("source:crm", "5m");
    look("20m");
    assertThat(said()).as("exactly as long is not longer").isEmpty();
    look("21m");
    assertThat(said()).containsExactly("github warning silent");
    look("22m");
    assertThat(said()).as("told once").isEmpty();
    hear("source:github", "23m");
    look("23m");
    assertThat(said()).containsExactly("github warning over");
  }

  @Test
  void whoWasNeverHeardCountsFromTheFirstLook() {
    look("2h");
    assertThat(said()).isEmpty();
    look("2h16m");
    assertThat(said()).containsExactly("github warning silent");
    look("3h1m");
    assertThat(said()).containsExactly("crm critical silent");
  }

  @Test
  void heartbeatOfAJobIsExpectedByItsName() {
    look("0s");
    hear("nightly-backup", "1h");
    hear("source:nightly-backup", "25h");
    look("26h1m");
    assertThat(said()).contains("nightly-backup emergency silent");
  }

  @Test
  void whatCouldNotBeToldIsToldAtTheNextLookUnderTheSameId() {
    look("0s");
    queueIsDown = true;
    assertThatThrownBy(() -> look("16m")).hasMessage("no queue");
    queueIsDown = false;
    look("17m");

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().eventId())
        .isEqualTo("evaluate:SourceSilent:source:github:" + at("16m").getEpochSecond());
  }

  @Test
  void alertAndItsEndAreOneAlert() {
    look("0s");
    look("16m");
    hear("source:github", "17m");
    look("17m");

    var alerts = told.stream().map(batch -> batch.alerts().getFirst()).toList();
    assertThat(alerts).extracting(Alert::fingerprint).containsOnly(alerts.getFirst().fingerprint());
    assertThat(alerts.getLast().merge(alerts.getFirst()).status(at("18m")))
        .as("even told in the wrong order")
        .isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void alertOfOneWhoIsNoLongerExpectedIsResolved() {
    look("0s");
    look("16m");
    said();
    look("17m", "sources: [{name: github}]");
    assertThat(said()).containsExactly("github warning over");
    look("18m", "sources: [{name: github}]");
    assertThat(said()).isEmpty();
  }

  @Test
  void endKeepsTheLabelsOfTheBeginning() {
    look("0s");
    look("16m");
    said();
    hear("source:github", "17m");
    look(
        "17m",
        SOURCES.replace("silentAfter: 15m", "silentAfter: {after: 15m, severity: critical}"));
    assertThat(said()).containsExactly("github warning over");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sources: [{name: a, silentAfter: 30s}]",
        "sources: [{name: a, silentAfter: 31d}]",
        "sources: [{name: a, silentAfter: {severity: critical}}]",
        "sources: [{name: a, silentAfter: {after: 1h, severity: bad}}]",
        "{sources: [], heartbeats: [{name: job}]}",
        "{sources: [], heartbeats: [{name: 'source:a', every: 1h}]}",
        "{sources: [], heartbeats: [{name: a, every: 1h}, {name: a, every: 2h}]}"
      })
  void mistakeInTheConfigurationIsRefused(String sources) {
    assertThatThrownBy(() -> look("0s", sources)).isInstanceOf(ConfigurationException.class);
  }
}
