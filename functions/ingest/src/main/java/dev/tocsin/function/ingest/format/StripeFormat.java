// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Labels;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Stripe's events: payments, refunds, invoices and subscriptions are counted, with their money; a
 * payout that fails and a dispute that must be answered are alerts; a changed catalogue is a
 * change. Nothing about a customer is taken.
 *
 * <p>A charge that belongs to a payment intent is not counted: the intent is.
 */
final class StripeFormat implements Format {

  private static final Set<String> CATALOGUE =
      Set.of("product", "price", "plan", "coupon", "promotion_code", "tax_rate");

  /** Amounts are in the smallest unit, which is the whole one here; Stripe's list, not ISO's. */
  private static final Set<String> NO_DECIMALS =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");

  private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public Optional<String> deliveryId(Value body) {
    return body.find("id").map(Value::text).filter(Ids::isUsable);
  }

  /** The connected account; an event of one's own account names none. */
  @Override
  public Optional<String> tenant(Value body) {
    return body.find("account").map(Value::text);
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    return new Event(body, arrival).read();
  }

  /** One event, while it is read. */
  private static final class Event {

    private final Value body;
    private final Value object;
    private final Arrival arrival;
    private final String type;
    private final Instant at;

    Event(Value body, Arrival arrival) {
      this.body = body;
      this.arrival = arrival;
      type = body.get("type").text();
      object = body.get("data").get("object");
      var said = body.get("created").time();
      at = said.isAfter(arrival.at()) ? arrival.at() : said;
    }

    Payload read() {
      return switch (type) {
        case "payment_intent.succeeded" ->
            samples(count("payments"), money("revenue", "amount_received"));
        case "payment_intent.payment_failed" -> samples(count("payments_failed"));
        case "charge.succeeded" ->
            ofIntent() ? counted() : samples(count("payments"), money("revenue", "amount"));
        case "charge.failed" -> ofIntent() ? counted() : samples(count("payments_failed"));
        case "charge.refunded" -> samples(count("refunds"), refunded());
        case "invoice.paid" -> samples(count("invoices_paid"));
        case "invoice.payment_failed" -> samples(count("invoices_failed"));
        case "customer.subscription.created" -> samples(count("subscriptions_started"));
        case "customer.subscription.deleted" -> samples(count("subscriptions_ended"));
        case "payout.paid", "payout.failed" -> payout();
        default -> type.startsWith("charge.dispute.") ? dispute() : other();
      };
    }

    private boolean ofIntent() {
      return !object.scalar("payment_intent").isEmpty();
    }

    private static Payload counted() {
      return Payload.ignored("counted with its payment intent");
    }

    private Payload samples(Sample... samples) {
      return Payload.ofSamples(List.of(samples), true);
    }

    private Sample count(String metric) {
      return new Sample(new SeriesKey(metric, labels()), at, 1);
    }

    private Sample money(String metric, String key) {
      return amount(metric, object.get(key).number());
    }

    /** A refund in part says the sum so far; what it was before stands beside it. */
    private Sample refunded() {
      var before =
          body.at("data", "previous_attributes", "amount_refunded").map(Value::number).orElse(0.0);
      return amount("refunded", object.get("amount_refunded").number() - before);
    }

    private Sample amount(String metric, double minor) {
      var currency = currency();
      double units =
          NO_DECIMALS.contains(currency) ? 1 : THREE_DECIMALS.contains(currency) ? 1000 : 100;
      return new Sample(
          new SeriesKey(metric, labels().with("currency", currency)), at, minor / units);
    }

    private String currency() {
      var currency = object.get("currency").text().toUpperCase(Locale.ROOT);
      if (!currency.matches("[A-Z]{3}")) {
        throw object.get("currency").error("expected a currency such as eur");
      }
      return currency;
    }

    private Labels labels() {
      return Labels.of(
          "source",
          arrival.source(),
          "environment",
          environment(),
          "account",
          body.scalar("account"));
    }

    private String environment() {
      return body.scalar("livemode").equals("false") ? "test" : "production";
    }

    /** The next payout that arrives shows that payouts work again. */
    private Payload payout() {
      var draft =
          draft()
              .label(Labels.ALERT_NAME, "PayoutFailed")
              .key(
                  "stripe:payout:"
                      + arrival.source()
                      + ":"
                      + body.scalar("account")
                      + ":"
                      + environment())
              .label(Labels.SEVERITY, "critical")
              .summary("Stripe could not pay out")
              .detail("reason", object.scalar("failure_message"))
              .detail("code", object.scalar("failure_code"))
              .detail("payout", object.scalar("id"));
      return type.equals("payout.failed")
          ? Payload.ofAlert(draft.firing(at), true)
          : Payload.of(
              List.of(draft.resolved(at)),
              List.of(),
              List.of(money("payouts", "amount")),
              List.of(),
              List.of(),
              true);
    }

    /** It fires for as long as an answer is awaited. */
    private Payload dispute() {
      var status = object.get("status").text();
      var draft =
          draft()
              .label(Labels.ALERT_NAME, "PaymentDisputed")
              .key("stripe:" + object.get("id").text())
              .label(Labels.SEVERITY, "warning")
              .summary("A payment is disputed: " + object.scalar("reason"))
              .detail("status", status)
              .detail("dispute", object.scalar("id"))
              .detail(
                  "answerBy",
                  object
                      .at("evidence_details", "due_by")
                      .map(due -> due.time().toString())
                      .orElse(""));
      var samples = new ArrayList<Sample>();
      if (type.equals("charge.dispute.created")) {
        samples.add(count("disputes"));
      }
      return Payload.of(
          List.of(status.endsWith("needs_response") ? draft.firing(at) : draft.resolved(at)),
          List.of(),
          samples,
          List.of(),
          List.of(),
          true);
    }

    private Payload other() {
      int dot = type.indexOf('.');
      return dot > 0 && CATALOGUE.contains(type.substring(0, dot))
          ? Payload.ofChange(
              draft()
                  .label("event", type)
                  .summary(type + " " + object.scalar("id"))
                  .detail("id", object.scalar("id"))
                  .change(at),
              true)
          : Payload.ignored("not an event that is counted or told");
    }

    private Draft draft() {
      return new Draft(arrival)
          .label(Labels.SERVICE, "stripe")
          .label("environment", environment())
          .label("account", body.scalar("account"));
    }
  }
}
