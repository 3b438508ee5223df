// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static dev.tocsin.function.ingest.format.Bodies.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Labels;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GoHighLevelFormatTest {

  private static final Labels LABELS = Labels.of("source", "src", "location", "loc");

  private final Format format = new GoHighLevelFormat();

  @Test
  void newContactIsALead() {
    var payload = read(format, "{'type':'ContactCreate','locationId':'loc','id':'c1'}");
    assertThat(payload.samples())
        .containsExactly(new Sample(new SeriesKey("leads_created", LABELS), ManualClock.START, 1));
    assertThat(payload.timed()).isFalse();
  }

  @Test
  void opportunityThatIsWonBringsItsMoney() {
    var payload =
        read(
            format,
            "{'type':'OpportunityStatusUpdate','locationId':'loc','status':'won',"
                + "'monetaryValue':1200.5,'timestamp':'2026-01-05T09:58:00.000Z'}");
    var at = Instant.parse("2026-01-05T09:58:00Z");
    assertThat(payload.samples())
        .containsExactly(
            new Sample(new SeriesKey("opportunities_won", LABELS), at, 1),
            new Sample(new SeriesKey("revenue", LABELS), at, 1200.5));
    assertThat(payload.timed()).isTrue();
    assertThat(read(format, "{'type':'OpportunityStatusUpdate','status':'lost'}"))
        .matches(Payload::isIgnored);
  }

  @Test
  void timeAheadOfOursIsNow() {
    var payload =
        read(
            format,
            "{'type':'InboundMessage','locationId':'loc','timestamp':'2026-01-05T10:07:00Z'}");
    assertThat(payload.samples().getFirst().at()).isEqualTo(ManualClock.START);
  }

  @Test
  void eventThatCountsNothingIsIgnored() {
    assertThat(read(format, "{'type':'NoteUpdate'}")).matches(Payload::isIgnored);
  }

  @Test
  void bodyCarriesTheIdAndTheTenant() {
    assertThat(format.deliveryId(value("{'webhookId':'w-1'}"))).contains("w-1");
    assertThat(format.deliveryId(value("{'webhookId':'two words'}"))).isEmpty();
    assertThat(format.deliveryId(value("{}"))).isEmpty();
    assertThat(format.tenant(value("{'locationId':'l','companyId':'c'}"))).contains("l");
    assertThat(format.tenant(value("{'companyId':'c'}"))).contains("c");
  }

  @Test
  void typeMustBeThere() {
    assertThatThrownBy(() -> read(format, "{'locationId':'l'}")).hasMessage("type: is missing");
  }
}
