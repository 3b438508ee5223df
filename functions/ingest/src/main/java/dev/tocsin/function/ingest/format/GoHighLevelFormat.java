// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Labels;
import dev.tocsin.limit.Traffic;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * HighLevel's events as business metrics, one count for each event and its money where it has some.
 * Events that count nothing are left out. The location is the tenant and a label.
 */
final class GoHighLevelFormat implements Format {

  private static final Map<String, String> COUNTED =
      Map.ofEntries(
          Map.entry("ContactCreate", "leads_created"),
          Map.entry("AppointmentCreate", "appointments_booked"),
          Map.entry("AppointmentDelete", "appointments_cancelled"),
          Map.entry("OpportunityCreate", "opportunities_created"),
          Map.entry("InboundMessage", "messages_received"),
          Map.entry("OutboundMessage", "messages_sent"),
          Map.entry("InvoicePaid", "invoices_paid"),
          Map.entry("OrderCreate", "orders_created"),
          Map.entry("TaskComplete", "tasks_completed"));

  @Override
  public String name() {
    return "gohighlevel";
  }

  @Override
  public Optional<String> deliveryId(Value body) {
    return body.find("webhookId").map(Value::text).filter(Ids::isUsable);
  }

  @Override
  public Optional<String> tenant(Value body) {
    return body.find("locationId").or(() -> body.find("companyId")).map(Value::text);
  }

  @Override
  public Traffic traffic() {
    return Traffic.SAMPLES;
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var type = body.get("type").text();
    var time = body.find("timestamp").map(Value::instant);
    // A clock ahead of ours must not put a count where no rule looks yet.
    var at = time.filter(said -> said.isBefore(arrival.at())).orElse(arrival.at());
    var labels = Labels.of("source", arrival.source(), "location", tenant(body).orElse("unknown"));
    var samples = new ArrayList<Sample>();
    var counted = COUNTED.get(type);
    if (counted != null) {
      samples.add(sample(counted, labels, at, 1));
    }
    if (type.equals("OpportunityStatusUpdate") && body.text("status").equals("won")) {
      samples.add(sample("opportunities_won", labels, at, 1));
      body.find("monetaryValue")
          .ifPresent(value -> samples.add(sample("revenue", labels, at, value.number())));
    }
    return samples.isEmpty()
        ? Payload.ignored("not an event that is counted")
        : Payload.ofSamples(List.copyOf(samples), time.isPresent());
  }

  private static Sample sample(String metric, Labels labels, Instant at, double value) {
    return new Sample(new SeriesKey(metric, labels), at, value);
  }
}
