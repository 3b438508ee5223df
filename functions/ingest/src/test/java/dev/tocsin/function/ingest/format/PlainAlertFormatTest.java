// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Alert;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlainAlertFormatTest {

  private static final String ALERT = "{'labels':{'alertname':'Down','code':500}}";

  private final Format format = new PlainAlertFormat();

  @Test
  void oneAListAndAnObjectWithTheListSayTheSame() {
    var one = read(format, ALERT).alerts();
    assertThat(one).hasSize(1);
    assertThat(read(format, "[" + ALERT + "]").alerts()).isEqualTo(one);
    assertThat(read(format, "{'alerts':[" + ALERT + "]}").alerts()).isEqualTo(one);
    assertThat(read(format, "[]")).matches(Payload::isIgnored);
  }

  @Test
  void alertWithoutTimesFiresFromNowOn() {
    var payload = read(format, ALERT);
    var alert = payload.alerts().getFirst();
    assertThat(payload.timed()).isFalse();
    assertThat(alert.startsAt()).isEqualTo(ManualClock.START);
    assertThat(alert.endsAt()).isNull();
    assertThat(alert.labels().get("code")).isEqualTo("500");
  }

  @Test
  void oneUntimedAlertMakesThePayloadUntimed() {
    var timed = "{'labels':{'alertname':'Down'},'startsAt':'2026-01-05T09:00:00Z'}";
    assertThat(read(format, "[" + timed + "]").timed()).isTrue();
    assertThat(read(format, "[" + timed + "," + ALERT + "]").timed()).isFalse();
  }

  @Test
  void resolvedWithoutTimesEndsNow() {
    var alert =
        read(format, "{'labels':{'alertname':'Down'},'status':'resolved'}").alerts().getFirst();
    assertThat(alert.endsAt()).isEqualTo(ManualClock.START);
    assertThat(alert.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void withoutAStatusTheEndDecides() {
    var past =
        read(format, "{'labels':{'alertname':'Down'},'endsAt':'2026-01-05T09:00:00Z'}")
            .alerts()
            .getFirst();
    assertThat(past.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
    assertThat(past.startsAt()).isEqualTo(past.endsAt());

    var coming =
        read(format, "{'labels':{'alertname':'Down'},'endsAt':'2026-01-05T11:00:00Z'}")
            .alerts()
            .getFirst();
    assertThat(coming.status(ManualClock.START)).isEqualTo(Alert.Status.FIRING);
    assertThat(coming.endsAt()).isEqualTo(Instant.parse("2026-01-05T11:00:00Z"));
  }

  @Test
  void scalarIsNoAlert() {
    assertThatThrownBy(() -> read(format, "5")).hasMessage("the body: expected an object");
    assertThatThrownBy(() -> read(format, "[5]")).hasMessage("[0]: expected an object");
    assertThatThrownBy(() -> read(format, "{}")).hasMessage("labels: is missing");
  }
}
