// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.function.ingest.format.Arrival;
import dev.tocsin.function.ingest.format.Format;
import dev.tocsin.function.ingest.format.InvalidPayload;
import dev.tocsin.function.ingest.format.Payload;
import dev.tocsin.function.ingest.format.Value;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a webhook, from its bytes to its answer.
 *
 * <p>The order of its effects: onto the queue, then into the ledger, then the answer. A crash in
 * between leaves a sender without an answer, who sends again; the event is then on the queue twice
 * under one id, which its consumer counts once. The other order would note an event as accepted
 * that is on no queue. Looking into the ledger first would save the second message of a redelivery
 * at the price of a read for every event: docs/adr/0007-deduplication.md.
 */
final class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int RETRY_AFTER_SECONDS = 30;

  private final Sources sources;
  private final Map<String, Format> formats;
  private final Function<String, List<String>> secrets;
  private final Consumer<AlertBatch> alerts;
  private final Consumer<SampleBatch> samples;
  private final Ledger ledger;
  private final Counters counters;
  private final InstantSource clock;

  Intake(
      Sources sources,
      Function<String, List<String>> secrets,
      Consumer<AlertBatch> alerts,
      Consumer<SampleBatch> samples,
      Ledger ledger,
      Counters counters,
      InstantSource clock) {
    this.sources = sources;
    this.formats = Format.ALL.stream().collect(Collectors.toMap(Format::name, format -> format));
    this.secrets = secrets;
    this.alerts = alerts;
    this.samples = samples;
    this.ledger = ledger;
    this.counters = counters;
    this.clock = clock;
    for (var source : sources.byName().values()) {
      format(source);
    }
  }

  Answer receive(Delivery delivery) {
    var source = sources.find(delivery.source());
    if (source.isEmpty()) {
      return refused(delivery, Counters.UNKNOWN, "UNKNOWN_SOURCE", 404, "there is no such source");
    }
    try {
      return receive(delivery, source.get(), clock.instant());
    } catch (RuntimeException e) {
      // The edge towards the sender: whatever it was, the event is not accepted, and the sender is
      // told in the one way that makes it send again.
      LOG.error("a webhook of {} could not be taken", source.get().name(), e);
      counters.refused(source.get().name(), "UNAVAILABLE");
      return Answer.problem(
              source.get().overloaded(), "not taken, please send it again", delivery.instance())
          .with("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    }
  }

  private Answer receive(Delivery delivery, Source source, Instant now) {
    if (delivery.body().length > source.maxBytes()) {
      var detail = "longer than " + source.maxBytes() + " bytes";
      return refused(delivery, source.name(), "TOO_LARGE", 413, detail);
    }
    if (!delivery.isJson()) {
      return refused(
          delivery, source.name(), "NOT_JSON", 415, "expected Content-Type: application/json");
    }
    var request = new Request(delivery.method(), source.url(), delivery.headers(), delivery.body());
    return switch (Verifier.verify(source.scheme(), source.keys(secrets), request, now)) {
      case Verdict.Rejected rejected -> unauthorized(delivery, source, rejected.reason().name());
      case Verdict.Verified verified -> verified(delivery, source, verified.deliveryId(), now);
    };
  }

  private Answer verified(
      Delivery delivery, Source source, Optional<String> signedId, Instant now) {
    var format = format(source);
    try {
      var body = Value.parse(delivery.body());
      var tenant = format.tenant(body);
      if (!source.tenants().isEmpty() && !source.tenants().contains(tenant.orElse(""))) {
        return unauthorized(delivery, source, "FOREIGN_TENANT");
      }
      var payload = format.read(body, new Arrival(source.name(), delivery.headers(), now));
      var deliveryId = signedId.or(() -> format.deliveryId(body));
      var eventId = EventId.of(source.name(), deliveryId, delivery.body(), payload, now);
      return taken(payload, eventId, source, now);
    } catch (InvalidPayload e) {
      return refused(
          delivery, source.name(), "INVALID_PAYLOAD", 400, String.valueOf(e.getMessage()));
    }
  }

  private Answer taken(Payload payload, String eventId, Source source, Instant now) {
    return switch (payload) {
      case Payload.Alerts(var all, var timed) -> {
        var parts = Parts.ofAlerts(all);
        var ids = ids(eventId, parts.size());
        for (int i = 0; i < parts.size(); i++) {
          alerts.accept(new AlertBatch(ids.get(i), source.name(), now, parts.get(i)));
        }
        yield noted(ids, eventId, all.size(), source, now);
      }
      case Payload.Samples(var all, var timed) -> {
        var parts = Parts.ofSamples(all);
        var ids = ids(eventId, parts.size());
        for (int i = 0; i < parts.size(); i++) {
          samples.accept(new SampleBatch(ids.get(i), source.name(), now, parts.get(i)));
        }
        yield noted(ids, eventId, all.size(), source, now);
      }
      case Payload.Ignored(var reason) -> {
        // Accepted and ended in one: a single write, and no need to recognise it when it comes
        // again.
        ledger.conclude(eventId, Outcome.IGNORED, now);
        counters.accepted(source.name(), false);
        yield Taken.ignored(source.accepted(), eventId, reason);
      }
    };
  }

  /** Each part is an event of its own: sent, noted, concluded and counted once by its own id. */
  private static List<String> ids(String eventId, int parts) {
    if (parts == 1) {
      return List.of(eventId);
    }
    var ids = new ArrayList<String>(parts);
    for (int i = 1; i <= parts; i++) {
      ids.add(eventId + "#" + i);
    }
    return ids;
  }

  private Answer noted(List<String> ids, String eventId, int count, Source source, Instant now) {
    boolean duplicate = true;
    for (var id : ids) {
      // A part that is new makes the delivery new: an earlier attempt ended half-way.
      duplicate &= !ledger.accept(id, source.name(), now);
    }
    counters.accepted(source.name(), duplicate);
    return Taken.accepted(source.accepted(), eventId, count, duplicate);
  }

  private Answer unauthorized(Delivery delivery, Source source, String reason) {
    return refused(delivery, source.name(), reason, 401, "");
  }

  private Answer refused(
      Delivery delivery, String source, String reason, int status, String detail) {
    counters.refused(source, reason);
    return Answer.problem(status, detail, delivery.instance());
  }

  private Format format(Source source) {
    var format = formats.get(source.format());
    if (format == null) {
      throw new IllegalArgumentException(
          "sources.yaml: "
              + source.name()
              + ": there is no format '"
              + source.format()
              + "'; known: "
              + String.join(", ", formats.keySet().stream().sorted().toList()));
    }
    return format;
  }
}
