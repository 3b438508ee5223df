// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.change.Changes;
import dev.tocsin.function.ingest.format.Payload;
import dev.tocsin.heartbeat.Heartbeats;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes over the responsibility for an event: what is final at once is written (changes, signs of
 * life), then the rest goes onto the queues, then into the ledger; only then the sender is
 * answered.
 *
 * <p>A crash in between leaves a sender without an answer, who sends again; the event is then
 * written or on the queue twice under one id, which counts once. The other order would note an
 * event as accepted that is on no queue. Looking into the ledger first would save the second
 * message of a redelivery at the price of a read for every event: docs/adr/0007-deduplication.md.
 */
final class Acceptance {

  private final Consumer<AlertBatch> alerts;
  private final Consumer<SampleBatch> samples;
  private final Changes changes;
  private final Heartbeats heartbeats;
  private final Ledger ledger;

  Acceptance(
      Consumer<AlertBatch> alerts,
      Consumer<SampleBatch> samples,
      Changes changes,
      Heartbeats heartbeats,
      Ledger ledger) {
    this.alerts = alerts;
    this.samples = samples;
    this.changes = changes;
    this.heartbeats = heartbeats;
    this.ledger = ledger;
  }

  /** Returns whether the event had been accepted before. */
  boolean take(Payload payload, String eventId, Source source, Instant now) {
    write(payload, eventId, now);
    var ids = enqueue(payload, eventId, source, now);
    if (ids.isEmpty()) {
      // Accepted and ended in one: a single write, and no need to recognise it when it comes again.
      ledger.conclude(eventId, payload.isIgnored() ? Outcome.IGNORED : Outcome.RECORDED, now);
      return false;
    }
    boolean duplicate = true;
    for (var id : ids) {
      // A part that is new makes the delivery new: an earlier attempt ended half-way.
      duplicate &= !ledger.accept(id, source.name(), now);
    }
    return duplicate;
  }

  private void write(Payload payload, String eventId, Instant now) {
    for (int i = 0; i < payload.changes().size(); i++) {
      changes.add(payload.changes().get(i).as(part(eventId, i, payload.changes().size())));
    }
    payload.heartbeats().forEach(name -> heartbeats.beat(name, now));
  }

  /** Each part is an event of its own: sent, noted, concluded and counted once by its own id. */
  private List<String> enqueue(Payload payload, String eventId, Source source, Instant now) {
    var alertParts = Parts.ofAlerts(payload.alerts());
    if (alertParts.isEmpty() && !payload.acknowledgements().isEmpty()) {
      alertParts = List.of(List.of());
    }
    var sampleParts = Parts.ofSamples(payload.samples());
    int parts = alertParts.size() + sampleParts.size();
    var ids = new ArrayList<String>(parts);
    for (var part : alertParts) {
      var id = part(eventId, ids.size(), parts);
      var acknowledged = ids.isEmpty() ? payload.acknowledgements() : List.<Acknowledgement>of();
      alerts.accept(new AlertBatch(id, source.name(), now, part, acknowledged));
      ids.add(id);
    }
    for (var part : sampleParts) {
      var id = part(eventId, ids.size(), parts);
      samples.accept(new SampleBatch(id, source.name(), now, part));
      ids.add(id);
    }
    return ids;
  }

  private static String part(String eventId, int index, int of) {
    return of == 1 ? eventId : eventId + "#" + (index + 1);
  }
}
