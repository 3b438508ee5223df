// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.GoHighLevelFormat.filled;

import dev.tocsin.alert.Labels;
import dev.tocsin.change.Change;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One of HighLevel's events, while it is read. */
final class GoHighLevelEvent {

  /** What an id of HighLevel's looks like, and no name, address or number does. */
  private static final String ID = "[A-Za-z0-9]{16,40}";

  private static final List<String> IDS =
      List.of(
          "id",
          "contactId",
          "opportunityId",
          "pipelineId",
          "pipelineStageId",
          "assignedTo",
          "appId",
          "planId",
          "newPlanId",
          "currentPlanId");

  private static final Set<String> UNANSWERED =
      Set.of("voicemail", "no-answer", "missed", "busy", "failed", "canceled", "cancelled");

  private final Value body;
  private final String type;
  private final String currency;
  private final Arrival arrival;
  private final Labels labels;
  private final Optional<Instant> said;
  private final Instant at;
  private final List<Sample> samples = new ArrayList<>();

  GoHighLevelEvent(Value body, String location, String currency, Arrival arrival) {
    this.body = body;
    this.currency = currency;
    this.arrival = arrival;
    type = body.get("type").text();
    labels = Labels.of("source", arrival.source(), "location", location);
    said = filled(body, "timestamp").map(any -> body.get("timestamp").time());
    // A clock ahead of ours must not put a count where no rule looks yet.
    at = said.filter(time -> time.isBefore(arrival.at())).orElse(arrival.at());
  }

  Payload as(GoHighLevelCatalogue.Entry entry) {
    count(entry.metric());
    switch (type) {
      case "ContactCreate" -> count("leads");
      case "ContactDndUpdate" -> count(body.scalar("dnd").equals("true") ? "opt_outs" : "");
      case "AppointmentUpdate" -> count(appointment());
      case "InboundMessage" -> message("calls_received", "messages_received");
      case "OutboundMessage" -> message("calls_made", "messages_sent");
      case "LCEmailStats" -> count(email());
      case "OpportunityStatusUpdate" -> opportunity();
      case "InvoicePaid" -> money("invoice_payments", "total");
      case "OrderCreate" -> money("order_value", "amount");
      case "OrderStatusUpdate" -> count(order());
      default -> {}
    }
    return Payload.of(
        List.of(), List.of(), samples, changes(entry.change()), List.of(), said.isPresent());
  }

  private String appointment() {
    return switch (status("appointment", "appointmentStatus")) {
      case "cancelled", "canceled" -> "appointments_cancelled";
      case "noshow", "no-show" -> "appointments_missed";
      case "showed" -> "appointments_kept";
      default -> "";
    };
  }

  private void message(String calls, String messages) {
    var channel = status("messageType");
    if (channel.equals("call")) {
      count(calls);
      var outcome = status("callStatus").isEmpty() ? status("status") : status("callStatus");
      count(UNANSWERED.contains(outcome) ? "calls_missed" : "");
      filled(body, "callDuration")
          .ifPresent(any -> add("call_duration", labels, body.get("callDuration").amount()));
      return;
    }
    var named = labels.with("channel", channel.matches("[a-z0-9_ ]{1,30}") ? channel : "other");
    add(messages, named, 1);
    if (Set.of("failed", "undelivered").contains(status("status"))) {
      add("messages_failed", named, 1);
    }
  }

  private String email() {
    return switch (status("webhookPayload", "event")) {
      case "delivered" -> "emails_delivered";
      case "opened" -> "emails_opened";
      case "clicked" -> "emails_clicked";
      case "failed" -> "emails_failed";
      case "complained" -> "emails_complained";
      case "unsubscribed" -> "opt_outs";
      default -> "";
    };
  }

  private void opportunity() {
    switch (status("status")) {
      case "won" -> {
        count("opportunities_won");
        count("conversions");
        money("revenue", "monetaryValue");
      }
      case "lost" -> count("opportunities_lost");
      case "abandoned" -> count("opportunities_abandoned");
      default -> {}
    }
  }

  private String order() {
    return switch (status("status")) {
      case "completed" -> "orders_completed";
      case "cancelled", "canceled" -> "orders_cancelled";
      default -> "";
    };
  }

  private String status(String... keys) {
    return filled(body, keys).orElse("").toLowerCase(Locale.ROOT);
  }

  private void count(String metric) {
    if (!metric.isEmpty()) {
      add(metric, labels, 1);
    }
  }

  /** In whole units of the currency that the event names, else of the source's. */
  private void money(String metric, String key) {
    var named = filled(body, "currency").map(text -> text.toUpperCase(Locale.ROOT));
    filled(body, key)
        .ifPresent(
            any ->
                add(
                    metric,
                    labels.with(
                        "currency",
                        named.filter(text -> text.matches("[A-Z]{3}")).orElse(currency)),
                    body.get(key).amount()));
  }

  private void add(String metric, Labels of, double value) {
    samples.add(new Sample(new SeriesKey(metric, of), at, value));
  }

  private List<Change> changes(String told) {
    if (told.isEmpty()) {
      return List.of();
    }
    var status = status("status");
    var draft =
        new Draft(arrival)
            .label("event", type)
            .label("location", labels.get("location"))
            .summary(status.matches("[a-z_ -]{1,30}") ? told + ": " + status : told);
    for (var key : IDS) {
      filled(body, key).filter(id -> id.matches(ID)).ifPresent(id -> draft.detail(key, id));
    }
    return List.of(draft.change(at));
  }
}
