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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoHighLevelFormatTest {

  private static final Labels LABELS = Labels.of("source", "src", "location", "loc");

  private final Format format = new GoHighLevelFormat();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'type':'ContactCreate'|contacts_created leads",
        "'type':'ContactDelete'|contacts_deleted",
        "'type':'ContactDndUpdate','dnd':true|opt_outs",
        "'type':'AppointmentCreate'|appointments_booked",
        "'type':'AppointmentUpdate','appointment':{'appointmentStatus':'cancelled'}|appointments_cancelled",
        "'type':'AppointmentUpdate','appointment':{'appointmentStatus':'noshow'}|appointments_missed",
        "'type':'AppointmentUpdate','appointment':{'appointmentStatus':'showed'}|appointments_kept",
        "'type':'AppointmentDelete'|appointments_cancelled",
        "'type':'InboundMessage','messageType':'SMS'|messages_received",
        "'type':'OutboundMessage','messageType':'Email','status':'failed'|messages_sent messages_failed",
        "'type':'InboundMessage','messageType':'CALL','status':'voicemail'|calls_received calls_missed",
        "'type':'OutboundMessage','messageType':'CALL','callStatus':'completed','callDuration':120|calls_made call_duration",
        "'type':'OutboundMessage','messageType':'CALL','status':'completed','callStatus':'no-answer'|calls_made calls_missed",
        "'type':'ConversationUnreadUpdate'|conversations_unread",
        "'type':'LCEmailStats','webhookPayload':{'event':'complained'}|emails_complained",
        "'type':'LCEmailStats','webhookPayload':{'event':'unsubscribed'}|opt_outs",
        "'type':'OpportunityCreate'|opportunities_created",
        "'type':'OpportunityStatusUpdate','status':'lost'|opportunities_lost",
        "'type':'OpportunityStatusUpdate','status':'abandoned'|opportunities_abandoned",
        "'type':'InvoiceCreate'|invoices_created",
        "'type':'InvoiceSent'|invoices_sent",
        "'type':'InvoicePaid','total':99.5,'currency':'EUR'|invoices_paid invoice_payments",
        "'type':'InvoicePartiallyPaid'|invoices_partially_paid",
        "'type':'InvoiceVoid'|invoices_voided",
        "'type':'OrderCreate','amount':12,'currency':'USD'|orders_created order_value",
        "'type':'OrderStatusUpdate','status':'completed'|orders_completed",
        "'type':'TaskCreate'|tasks_created",
        "'type':'TaskComplete'|tasks_completed"
      },
      quoteCharacter = '`')
  void eventsAreCounted(String body, String metrics) {
    assertThat(read(format, "{'locationId':'loc'," + body + "}").samples())
        .extracting(sample -> sample.series().metric())
        .containsExactly(metrics.split(" "));
  }

  @Test
  void everyEventOfTheCatalogueIsCountedToldOrLeftOutOnPurpose() {
    for (var type : ALL) {
      boolean read = GoHighLevelCatalogue.entry(type).isPresent();
      assertThat(read ^ GoHighLevelCatalogue.LEFT_OUT.contains(type)).as(type).isTrue();
    }
    assertThat(ALL).hasSize(58);
  }

  @Test
  void wonOpportunityIsRevenueInTheSourcesCurrency() {
    var at = Instant.parse("2026-01-05T09:30:00Z");
    var won =
        "{'type':'OpportunityStatusUpdate','locationId':'loc','status':'won',"
            + "'monetaryValue':1200.5,'timestamp':'2026-01-05T09:30:00Z'}";
    var payload = read(format, won);
    assertThat(payload.samples())
        .containsExactly(
            new Sample(new SeriesKey("opportunities_won", LABELS), at, 1),
            new Sample(new SeriesKey("conversions", LABELS), at, 1),
            new Sample(new SeriesKey("revenue", LABELS.with("currency", "USD")), at, 1200.5));
    assertThat(payload.changes().getFirst().summary()).isEqualTo("Opportunity status changed: won");
    assertThat(payload.timed()).isTrue();

    var euros = format.with(Settings.of("currency: EUR"));
    assertThat(read(euros, won).samples().getLast().series().labels().get("currency"))
        .isEqualTo("EUR");
    assertThatThrownBy(() -> format.with(Settings.of("currency: euro")))
        .hasMessageContaining("expected a currency such as USD");
  }

  @Test
  void valuesThatAreTheLiteralNAAreNone() {
    var payload =
        read(
            format,
            "{'type':'OpportunityStatusUpdate','locationId':'N/A','companyId':'c','status':'won',"
                + "'monetaryValue':'N/A','timestamp':'N/A','webhookId':'N/A'}");
    assertThat(payload.samples())
        .extracting(sample -> sample.series().metric())
        .containsExactly("opportunities_won", "conversions");
    assertThat(payload.samples().getFirst().at()).isEqualTo(ManualClock.START);
    assertThat(payload.samples().getFirst().series().labels().get("location")).isEqualTo("c");
    assertThat(payload.timed()).isFalse();
    assertThat(format.deliveryId(value("{'webhookId':'N/A'}"))).isEmpty();
    assertThat(format.tenant(value("{'locationId':'N/A'}"))).isEmpty();
  }

  @Test
  void nothingPersonalPasses() {
    var payload =
        read(
            format,
            "{'type':'ContactCreate','locationId':'loc','id':'nmFmQEsNgz6AVpgLVUJ0','name':'Jo Doe','email':'jo@example.com',"
                + "'phone':'+15550100123','source':'Jo Doe','assignedTo':'Jo Doe','contactId':'+15550100123','tags':['Jo Doe']}");
    assertThat(payload.changes().getFirst().details())
        .containsExactlyEntriesOf(java.util.Map.of("id", "nmFmQEsNgz6AVpgLVUJ0"));
    assertThat(payload.toString()).doesNotContain("Jo Doe", "jo@example.com", "5550100123");
    assertThat(
            read(format, "{'type':'InboundMessage','messageType':'jo@example.com','status':'Jo'}")
                .toString())
        .doesNotContain("jo@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSTALL", "AppInstall", "UNINSTALL", "AppUninstall", "PlanChange"})
  void whatTheAppMeetsIsAChange(String type) {
    var payload =
        read(format, "{'type':'" + type + "','companyId':'c','appId':'665c6bb13d4e5364bdec0e2f'}");
    assertThat(payload.samples()).isEmpty();
    assertThat(payload.changes().getFirst().summary()).startsWith("App ");
    assertThat(payload.changes().getFirst().details()).containsKey("appId");
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
    assertThat(read(format, "{'type':'ContactDndUpdate','dnd':false}")).matches(Payload::isIgnored);
    assertThat(read(format, "{'type':'SomethingNew'}")).matches(Payload::isIgnored);
  }

  @Test
  void bodyCarriesTheIdAndTheTenant() {
    assertThat(format.deliveryId(value("{'webhookId':'w-1'}"))).contains("w-1");
    assertThat(format.deliveryId(value("{'webhookId':'two words'}"))).isEmpty();
    assertThat(format.deliveryId(value("{}"))).isEmpty();
    assertThat(format.tenant(value("{'locationId':'l','companyId':'c'}"))).contains("l");
    assertThat(format.tenant(value("{'companyId':'c'}"))).contains("c");
    assertThat(format.tenant(value("{'altId':'l','altType':'location'}"))).contains("l");
    assertThat(format.tenant(value("{'altId':'l','altType':'company'}"))).isEmpty();
  }

  @Test
  void typeMustBeThere() {
    assertThatThrownBy(() -> read(format, "{'locationId':'l'}")).hasMessage("type: is missing");
  }

  /** The event pages of HighLevel's documentation. */
  private static final List<String> ALL =
      List.of(
          ("INSTALL UNINSTALL AppointmentCreate AppointmentUpdate AppointmentDelete AssociationCreate"
                  + " AssociationUpdate AssociationDelete CampaignStatusUpdate ContactCreate ContactUpdate"
                  + " ContactDelete ContactDndUpdate ContactTagUpdate ConversationUnreadUpdate InboundMessage"
                  + " OutboundMessage ProviderOutboundMessage InvoiceCreate InvoiceUpdate InvoiceDelete"
                  + " InvoiceSent InvoicePaid InvoicePartiallyPaid InvoiceVoid LCEmailStats LocationCreate"
                  + " LocationUpdate NoteCreate NoteUpdate NoteDelete ObjectSchemaCreate ObjectSchemaUpdate"
                  + " OpportunityCreate OpportunityUpdate OpportunityDelete OpportunityAssignedToUpdate"
                  + " OpportunityMonetaryValueUpdate OpportunityStageUpdate OpportunityStatusUpdate"
                  + " OrderCreate OrderStatusUpdate PlanChange PriceCreate PriceUpdate PriceDelete"
                  + " ProductCreate ProductUpdate ProductDelete RecordCreate RecordUpdate RecordDelete"
                  + " RelationCreate RelationDelete TaskCreate TaskComplete TaskDelete UserCreate")
              .split(" "));
}
