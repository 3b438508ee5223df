// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatadogFormatTest {

  private final Format format = new DatadogFormat();

  @Test
  void cycleIsOneAlertFromItsTriggerToItsRecovery() {
    var triggered = alert(monitor("Triggered", "P2", "1767603600000"));
    var recovered = alert(monitor("Recovered", "P2", "1767605400000"));
    assertThat(triggered.labels())
        .isEqualTo(
            Labels.of(
                "alertname", "Queue too long on queue:orders",
                "dedup_key", "datadog:c-1",
                "severity", "critical",
                "service", "shop",
                "scope", "queue:orders",
                "env", "prod"));
    assertThat(triggered.annotations())
        .containsEntry("summary", "Queue too long")
        .containsEntry("description", "1001 messages");
    assertThat(triggered.startsAt()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
    assertThat(recovered.fingerprint()).isEqualTo(triggered.fingerprint());
    assertThat(recovered.endsAt()).isEqualTo(Instant.parse("2026-01-05T09:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "Triggered,P1,emergency,FIRING",
    "Re-Triggered,P3,warning,FIRING",
    "Warn,P1,warning,FIRING",
    "Re-Warn,P1,warning,FIRING",
    "No Data,P4,info,FIRING",
    "Renotify,'',critical,FIRING",
    "Recovered,'',critical,RESOLVED"
  })
  void transitionAndPrioritySayWhatItIs(
      String transition, String priority, String severity, Alert.Status status) {
    var alert = alert(monitor(transition, priority, "1767603600000"));
    assertThat(alert.labels().get("severity")).isEqualTo(severity);
    assertThat(alert.status(ManualClock.START)).isEqualTo(status);
  }

  @Test
  void severityThatMovesLeavesTheAlertWhatItIs() {
    assertThat(alert(monitor("Warn", "P1", "1767603600000")).fingerprint())
        .isEqualTo(alert(monitor("Triggered", "P1", "1767603600000")).fingerprint());
  }

  @Test
  void datadogsDefaultTemplateIsUnderstoodByItsTitle() {
    var triggered = alert(plain("[P1] [Triggered on {host:a}] Disk is full"));
    var recovered = alert(plain("[P1] [Recovered on {host:a}] Disk is full"));
    assertThat(triggered.name()).isEqualTo("Disk is full");
    assertThat(triggered.labels().get("severity")).isEqualTo("emergency");
    assertThat(triggered.labels().get("scope")).isEqualTo("host:a");
    assertThat(recovered.fingerprint()).isEqualTo(triggered.fingerprint());
    assertThat(recovered.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
    assertThat(alert(plain("[P1] [Triggered on {host:b}] Disk is full")).fingerprint())
        .isNotEqualTo(triggered.fingerprint());
  }

  @Test
  void variablesThatHaveNoValueAreNone() {
    var alert =
        alert(
            "{'title':'[Triggered] Down','alert_cycle_key':'$ALERT_CYCLE_KEY','hostname':'null',"
                + "'alert_priority':'','date':'$DATE'}");
    assertThat(alert.labels())
        .isEqualTo(
            Labels.of("alertname", "Down", "dedup_key", "datadog:Down{}", "severity", "critical"));
    assertThat(alert.startsAt()).isEqualTo(ManualClock.START);
  }

  @Test
  void eventThatIsNoMonitorsIsAChange() {
    var payload =
        read(
            format,
            "{'title':'Deployed 4.18','event_type':'event','tags':'service:shop,x','date':1767603600000}");
    assertThat(payload.alerts()).isEmpty();
    var change = payload.changes().getFirst();
    assertThat(change.summary()).isEqualTo("Deployed 4.18");
    assertThat(change.labels()).isEqualTo(Labels.of("service", "shop", "event", "event"));
  }

  private Alert alert(String body) {
    return read(format, body).alerts().getFirst();
  }

  private static String plain(String title) {
    return "{'body':'x','last_updated':'1767603600000','event_type':'query_alert_monitor','title':'"
        + title
        + "','date':'1767603600000','org':{'id':'1','name':'o'},'id':'77'}";
  }

  private static String monitor(String transition, String priority, String date) {
    return "{'title':'[Triggered on {queue:orders}] Queue too long','alert_title':'Queue too long on queue:orders',"
        + "'alert_transition':'"
        + transition
        + "','alert_priority':'"
        + priority
        + "','date':'"
        + date
        + "','last_updated':'"
        + date
        + "','alert_cycle_key':'c-1','aggreg_key':'a-1','alert_scope':'queue:orders','body':'1001 messages',"
        + "'tags':'env:prod,service:shop,monitor,env:other'}";
  }
}
