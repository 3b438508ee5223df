// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.change.Changes;
import dev.tocsin.function.ingest.format.Payload;
import dev.tocsin.heartbeat.Heartbeats;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Noted;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

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
  private final Pulse pulse;
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
    this.pulse = new Pulse(heartbeats);
    this.ledger = ledger;
  }

  /** How an event stands to those before it. */
  enum Novelty {
    NEW,
    /** It was accepted within its window. */
    DUPLICATE,
    /** Its id was accepted for an event whose window is over: it is another event. */
    REPEATED
  }

  /**
   * @param eventId the name under which it is known: the one offered, and for a repeated one with
   *     {@code ~2}, {@code ~3}, ... behind it
   */
  record Accepted(String eventId, Novelty novelty) {}

  /** A part of an event: an event of its own, sent, noted, concluded and counted by its own id. */
  private record Part(String id, Consumer<String> send) {}

  Accepted take(Payload payload, EventId event, Source source, Instant now) {
    var accepted = accept(payload, event, source, now);
    pulse.of(source, now);
    return accepted;
  }

  private Accepted accept(Payload payload, EventId event, Source source, Instant now) {
    payload.heartbeats().forEach(name -> heartbeats.beat(name, now));
    var parts = parts(payload, event.text(), source, now);
    if (parts.isEmpty()) {
      var whole = new Part(event.text(), id -> write(payload, id));
      var outcome = payload.isIgnored() ? Outcome.IGNORED : Outcome.RECORDED;
      whole.send.accept(whole.id);
      return note(whole, id -> ledger.settle(id, source.name(), outcome, now, event.window()), now);
    }
    write(payload, event.text());
    parts.forEach(part -> part.send.accept(part.id));
    var noted = new ArrayList<Accepted>();
    for (var part : parts) {
      noted.add(note(part, id -> ledger.accept(id, source.name(), now, event.window()), now));
    }
    return parts.size() == 1 ? noted.getFirst() : new Accepted(event.text(), together(noted));
  }

  /** A part that is new makes the delivery new: an earlier attempt ended half-way. */
  private static Novelty together(List<Accepted> parts) {
    return Stream.of(Novelty.REPEATED, Novelty.NEW)
        .filter(novelty -> parts.stream().anyMatch(part -> part.novelty == novelty))
        .findFirst()
        .orElse(Novelty.DUPLICATE);
  }

  /**
   * Notes a part that was sent. Where its id stands for an earlier event, it is sent once more
   * under the id's next name, and only when that is noted does the window begin anew: whatever ends
   * in between comes again and takes the same name.
   */
  private Accepted note(Part part, Function<String, Noted> ledgered, Instant now) {
    return switch (ledgered.apply(part.id)) {
      case Noted.First first -> new Accepted(part.id, Novelty.NEW);
      case Noted.Again again -> new Accepted(part.id, Novelty.DUPLICATE);
      case Noted.Lapsed lapsed -> {
        int rounds = lapsed.rounds() + 1;
        var next = new Part(part.id + "~" + rounds, part.send);
        next.send.accept(next.id);
        var noted = note(next, ledgered, now);
        ledger.renew(part.id, rounds, now);
        yield noted.novelty == Novelty.DUPLICATE
            ? noted
            : new Accepted(noted.eventId, Novelty.REPEATED);
      }
    };
  }

  private void write(Payload payload, String eventId) {
    for (int i = 0; i < payload.changes().size(); i++) {
      changes.add(payload.changes().get(i).as(part(eventId, i, payload.changes().size())));
    }
  }

  private List<Part> parts(Payload payload, String eventId, Source source, Instant now) {
    var alertParts = Parts.ofAlerts(payload.alerts());
    if (alertParts.isEmpty() && !payload.acknowledgements().isEmpty()) {
      alertParts = List.of(List.of());
    }
    var sampleParts = Parts.ofSamples(payload.samples());
    int count = alertParts.size() + sampleParts.size();
    var parts = new ArrayList<Part>(count);
    for (var part : alertParts) {
      var acknowledged = parts.isEmpty() ? payload.acknowledgements() : List.<Acknowledgement>of();
      parts.add(
          new Part(
              part(eventId, parts.size(), count),
              id -> alerts.accept(new AlertBatch(id, source.name(), now, part, acknowledged))));
    }
    for (var part : sampleParts) {
      parts.add(
          new Part(
              part(eventId, parts.size(), count),
              id -> samples.accept(new SampleBatch(id, source.name(), now, part))));
    }
    return parts;
  }

  private static String part(String eventId, int index, int of) {
    return of == 1 ? eventId : eventId + "#" + (index + 1);
  }
}
