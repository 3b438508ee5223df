// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertmanagerFormatTest {

  private final Format format = new AlertmanagerFormat();

  @Test
  void firingAlertHasNoEndThoughGoPrintsItsZeroTime() {
    var payload =
        read(
            format,
            "{'version':'4','status':'firing','groupLabels':{'x':'y'},'alerts':[{'status':'firing',"
                + "'labels':{'alertname':'Down','service':'cache'},'annotations':{'summary':'s'},"
                + "'startsAt':'2026-01-05T11:30:00.5+02:00','endsAt':'0001-01-01T00:00:00Z',"
                + "'generatorURL':'http://p/g','fingerprint':'ab'}]}");
    assertThat(payload.timed()).isTrue();
    assertThat(payload.alerts())
        .containsExactly(
            new Alert(
                Labels.of("alertname", "Down", "service", "cache"),
                java.util.Map.of("summary", "s"),
                Instant.parse("2026-01-05T09:30:00.500Z"),
                null,
                ManualClock.START,
                "src",
                "http://p/g"));
  }

  @Test
  void resolvedAlertHasItsEnd() {
    var alert =
        read(
                format,
                "{'version':'4','alerts':[{'status':'resolved','labels':{'alertname':'Down'},"
                    + "'startsAt':'2026-01-05T09:00:00Z','endsAt':'2026-01-05T09:30:00Z'}]}")
            .alerts()
            .getFirst();
    assertThat(alert.endsAt()).isEqualTo(Instant.parse("2026-01-05T09:30:00Z"));
    assertThat(alert.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void statusHoldsWhereTheClocksDiffer() {
    var ahead = "'startsAt':'2026-01-05T09:00:00Z','endsAt':'2026-01-05T10:00:30Z'}]}";
    var resolved =
        read(
            format,
            "{'version':'4','alerts':[{'status':'resolved','labels':{'alertname':'A'}," + ahead);
    assertThat(resolved.alerts().getFirst().endsAt()).isEqualTo(ManualClock.START);

    var behind = "'startsAt':'2026-01-05T09:00:00Z','endsAt':'2026-01-05T09:59:00Z'}]}";
    var firing =
        read(
            format,
            "{'version':'4','alerts':[{'status':'firing','labels':{'alertname':'A'}," + behind);
    assertThat(firing.alerts().getFirst().endsAt()).isNull();
  }

  @Test
  void alertOfAClockAheadOfOursIsStillResolved() {
    var alert =
        read(
                format,
                one(
                    "'status':'resolved','labels':{'alertname':'A'},'startsAt':'2026-01-05T10:01:00Z',"
                        + "'endsAt':'2026-01-05T10:02:00Z'"))
            .alerts()
            .getFirst();
    assertThat(alert.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void labelsWithoutAValueAreNone() {
    var alert =
        read(
                format,
                "{'version':'4','alerts':[{'status':'firing','labels':{'alertname':'A','x':''}}]}")
            .alerts()
            .getFirst();
    assertThat(alert.labels()).isEqualTo(Labels.of("alertname", "A"));
  }

  @Test
  void groupWithoutAlertsIsIgnored() {
    assertThat(read(format, "{'version':'4','alerts':[]}")).matches(Payload::isIgnored);
  }

  @Test
  void otherVersionsAndShapesAreRefusedByPlace() {
    assertRefused("{'alerts':[]}", "version: is missing");
    assertRefused("{'version':'5','alerts':[]}", "version: ");
    assertRefused("{'version':'4'}", "alerts: is missing");
    assertRefused("{'version':'4','alerts':{}}", "alerts: expected a list");
    assertRefused("[]", "the body: expected an object");
    assertRefused(
        "{'version':'4','alerts':[{'labels':{'alertname':'A'}}]}", "alerts[0].status: is missing");
    assertRefused(
        one("'status':'pending','labels':{'alertname':'A'}"), "alerts[0].status: expected firing");
    assertRefused(one("'status':'firing','labels':{'alertname':''}"), "alertname is missing");
    assertRefused(
        one("'status':'firing','labels':{'alertname':{}}"),
        "alerts[0].labels.alertname: expected a text");
    assertRefused(
        one("'status':'firing','labels':{'alertname':'A'},'startsAt':'now'"),
        "alerts[0].startsAt: expected a time");
    assertRefused(
        one(
            "'status':'resolved','labels':{'alertname':'A'},'startsAt':'2026-01-05T09:00:00Z',"
                + "'endsAt':'2026-01-05T08:00:00Z'"),
        "ends before it starts");
  }

  @Test
  void sizesAreBounded() {
    var alert = "'status':'firing','labels':{'alertname':'A','x':'%s'}";
    assertRefused(one(alert.formatted("x".repeat(2_001))), "alerts[0].labels.x: longer than 2000");
    var many = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      many.append(",'l").append(i).append("':'x'");
    }
    assertRefused(one("'status':'firing','labels':{'alertname':'A'" + many + "}"), "more than 64");
    assertRefused(
        one("'status':'firing','labels':{'alertname':'A','" + "n".repeat(201) + "':'x'}"),
        "1 to 200 characters");
  }

  private void assertRefused(String body, String message) {
    assertThatThrownBy(() -> read(format, body))
        .isInstanceOf(InvalidPayload.class)
        .hasMessageContaining(message);
  }

  private static String one(String alert) {
    return "{'version':'4','alerts':[{" + alert + "}]}";
  }
}
