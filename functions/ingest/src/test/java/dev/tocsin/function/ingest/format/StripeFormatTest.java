// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static dev.tocsin.function.ingest.format.Bodies.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeFormatTest {

  private static final Labels LIVE = Labels.of("source", "src", "environment", "production");

  private final Format format = new StripeFormat();

  @ParameterizedTest
  @CsvSource({"eur,4990,49.90", "jpy,4990,4990", "kwd,4990,4.99", "isk,4900,49"})
  void moneyIsInWholeUnitsOfItsCurrency(String currency, double amount, double units) {
    var at = Instant.parse("2026-01-05T09:00:00Z");
    assertThat(
            read(
                    format,
                    event(
                        "payment_intent.succeeded",
                        "'amount_received':" + amount + ",'currency':'" + currency + "'"))
                .samples())
        .containsExactly(
            new Sample(new SeriesKey("payments", LIVE), at, 1),
            new Sample(
                new SeriesKey(
                    "revenue", LIVE.with("currency", currency.toUpperCase(java.util.Locale.ROOT))),
                at,
                units));
  }

  @ParameterizedTest
  @CsvSource({
    "payment_intent.payment_failed,payments_failed",
    "charge.failed,payments_failed",
    "invoice.paid,invoices_paid",
    "invoice.payment_failed,invoices_failed",
    "customer.subscription.created,subscriptions_started",
    "customer.subscription.deleted,subscriptions_ended"
  })
  void eventsAreCounted(String type, String metric) {
    assertThat(read(format, event(type, "'id':'x'")).samples())
        .extracting(sample -> sample.series().metric())
        .containsExactly(metric);
  }

  @Test
  void chargeOfAnIntentIsNotCountedAgain() {
    assertThat(read(format, event("charge.succeeded", "'payment_intent':'pi_1','amount':1")))
        .matches(Payload::isIgnored);
    assertThat(read(format, event("charge.failed", "'payment_intent':'pi_1'")))
        .matches(Payload::isIgnored);
    assertThat(
            read(
                    format,
                    event("charge.succeeded", "'payment_intent':null,'amount':1,'currency':'eur'"))
                .samples())
        .hasSize(2);
  }

  @Test
  void refundInPartIsWhatCameOnTop() {
    var samples =
        read(
                format,
                event("charge.refunded", "'amount_refunded':3000,'currency':'eur'")
                    .replace("}},", "},'previous_attributes':{'amount_refunded':1000}},"))
            .samples();
    assertThat(samples.getLast().value()).isEqualTo(20);
  }

  @Test
  void payoutThatFailsFiresUntilOneArrives() {
    var failed = alert("payout.failed", "'failure_message':'closed','amount':1,'currency':'eur'");
    var paid = alert("payout.paid", "'amount':1,'currency':'eur'");
    assertThat(failed.labels().get("severity")).isEqualTo("critical");
    assertThat(failed.annotations()).containsEntry("reason", "closed");
    assertThat(paid.fingerprint()).isEqualTo(failed.fingerprint());
    assertThat(paid.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void disputeFiresUntilItIsAnswered() {
    var created = alert("charge.dispute.created", "'id':'du_1','status':'needs_response'");
    var answered = alert("charge.dispute.updated", "'id':'du_1','status':'under_review'");
    assertThat(created.endsAt()).isNull();
    assertThat(answered.fingerprint()).isEqualTo(created.fingerprint());
    assertThat(answered.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
    assertThat(
            read(
                    format,
                    event(
                        "charge.dispute.created", "'id':'du_1','status':'warning_needs_response'"))
                .samples())
        .hasSize(1);
  }

  @Test
  void catalogueIsAChangeAndTheRestIsNothing() {
    assertThat(
            read(format, event("price.updated", "'id':'price_1','nickname':'Jo'"))
                .changes()
                .getFirst()
                .summary())
        .isEqualTo("price.updated price_1");
    assertThat(read(format, event("customer.created", "'email':'jo@example.com'")))
        .matches(Payload::isIgnored);
  }

  @Test
  void testModeIsAnEnvironmentOfItsOwn() {
    var sample =
        read(format, event("invoice.paid", "'id':'x'").replace("true", "false"))
            .samples()
            .getFirst();
    assertThat(sample.series().labels().get("environment")).isEqualTo("test");
  }

  @Test
  void eventCarriesItsIdAndTheConnectedAccount() {
    assertThat(format.deliveryId(value("{'id':'evt_1'}"))).contains("evt_1");
    assertThat(format.tenant(value("{'account':'acct_1'}"))).contains("acct_1");
    assertThat(format.tenant(value("{}"))).isEmpty();
    assertThatThrownBy(
            () ->
                read(
                    format,
                    event("payment_intent.succeeded", "'amount_received':1,'currency':'e'")))
        .hasMessage("data.object.currency: expected a currency such as eur");
  }

  private Alert alert(String type, String object) {
    return read(format, event(type, object)).alerts().getFirst();
  }

  private static String event(String type, String object) {
    return "{'id':'evt_1','created':1767603600,'data':{'object':{"
        + object
        + "}},'livemode':true,'type':'"
        + type
        + "'}";
  }
}
