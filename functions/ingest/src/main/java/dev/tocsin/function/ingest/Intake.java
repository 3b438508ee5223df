// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.aws.http.Answer;
import dev.tocsin.function.ingest.Identification.Result;
import dev.tocsin.function.ingest.endpoint.Caps;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.function.ingest.endpoint.Endpoint;
import dev.tocsin.function.ingest.endpoint.Receipt;
import dev.tocsin.function.ingest.endpoint.Receipt.Asked;
import dev.tocsin.function.ingest.endpoint.Receipt.Greeted;
import dev.tocsin.function.ingest.endpoint.Receipt.Refused;
import dev.tocsin.function.ingest.endpoint.Receipt.Taken;
import dev.tocsin.function.ingest.format.Arrival;
import dev.tocsin.function.ingest.format.Body;
import dev.tocsin.function.ingest.format.Content;
import dev.tocsin.function.ingest.format.Format;
import dev.tocsin.function.ingest.format.InvalidPayload;
import dev.tocsin.function.ingest.format.Value;
import dev.tocsin.function.ingest.handshake.Greeting;
import dev.tocsin.function.ingest.handshake.Handshakes;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a delivery, from its bytes to its answer:
 *
 * <ol>
 *   <li><b>endpoint</b>: whose API is spoken, and who may be speaking;
 *   <li><b>caps</b>: what no request may exceed;
 *   <li><b>handshake</b>, where it comes before there is a signature;
 *   <li><b>identification</b>: the first of those whose proof holds is the sender;
 *   <li><b>limit</b>: whether it sends more than it may;
 *   <li><b>handshake</b>, where it is signed;
 *   <li><b>format</b>: what it says, and for which of the sender's tenants;
 *   <li><b>acceptance</b>: onto the queues and into the ledger;
 *   <li><b>answer</b>: in the endpoint's words.
 * </ol>
 */
final class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final Sources sources;
  private final Map<String, Format> formats;
  private final Identification identification;
  private final Handshakes handshakes;
  private final Limiter limiter;
  private final Acceptance acceptance;
  private final Counters counters;
  private final InstantSource clock;

  Intake(
      Sources sources,
      Identification identification,
      Handshakes handshakes,
      Limiter limiter,
      Acceptance acceptance,
      Counters counters,
      InstantSource clock) {
    this.sources = sources;
    this.identification = identification;
    this.handshakes = handshakes;
    this.limiter = limiter;
    this.acceptance = acceptance;
    this.counters = counters;
    this.clock = clock;
    formats =
        sources.byName().values().stream()
            .collect(Collectors.toUnmodifiableMap(Source::name, Intake::format));
  }

  private static Format format(Source source) {
    try {
      return Format.of(source);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "sources.yaml: " + source.name() + ": " + e.getMessage(), e);
    }
  }

  Answer receive(Delivery delivery) {
    return Endpoint.at(delivery.route())
        .map(endpoint -> receive(delivery, endpoint))
        .orElseGet(() -> Answer.problem(404, "there is nothing here", delivery.path()));
  }

  /** The answer to a request of which there is not even a body. */
  Answer unreadable(String path, InvalidPayload why) {
    counters.refused(Counters.UNKNOWN, "UNREADABLE");
    return Answer.problem(400, String.valueOf(why.getMessage()), path);
  }

  private Answer receive(Delivery delivery, Endpoint endpoint) {
    var candidates = endpoint.senders(delivery, sources);
    var receipt = receive(delivery, endpoint, candidates);
    var answer = handshakes.worded(endpoint.answer(delivery, receipt), candidates);
    return receipt instanceof Refused refused && !refused.retryAfter().isZero()
        ? answer.with("Retry-After", Long.toString(refused.retryAfter().toSeconds()))
        : answer;
  }

  private Receipt receive(Delivery delivery, Endpoint endpoint, List<Source> candidates) {
    var name = candidates.size() == 1 ? candidates.getFirst().name() : Counters.UNKNOWN;
    var now = clock.instant();
    var cap = Caps.refusal(delivery);
    if (cap.isPresent()) {
      return refused(name, "OVER_CAPS", cap.get());
    }
    try {
      var greeting = handshakes.unsigned(delivery, candidates, now);
      if (greeting.isPresent()) {
        return greeted(name, greeting.get());
      }
      return switch (identification.of(delivery, candidates, now)) {
        case Result.Unknown(var reason, var refusal) -> refused(name, reason, refusal);
        case Result.Known sender -> read(delivery, sender, endpoint);
      };
    } catch (RuntimeException e) {
      // The edge towards the sender: whatever it was, the event is not accepted, and the sender is
      // told in the one way that makes it send again.
      LOG.error("a delivery to {} could not be taken", name, e);
      return refused(
          name,
          "UNAVAILABLE",
          new Refused(overloaded(candidates), "not taken, please send it again", RETRY_AFTER));
    }
  }

  private Receipt read(Delivery delivery, Result.Known sender, Endpoint endpoint) {
    var source = sender.source();
    if (endpoint.isOnlyAsked(delivery)) {
      return new Asked(source);
    }
    var format = Objects.requireNonNull(formats.get(source.name()));
    var retryAfter = limiter.refuses(source, format.traffic(), clock.instant());
    if (retryAfter.isPresent()) {
      return refused(
          source.name(),
          "RATE_LIMITED",
          new Refused(source.limited(), "more than its rate limit", retryAfter.get()));
    }
    var content = Content.of(delivery.headers().all("Content-Type"));
    var body = new Body(() -> format.parse(delivery.body(), content));
    try {
      var greeting = handshakes.signed(delivery, source, body, clock.instant());
      if (greeting.isPresent()) {
        return greeted(source.name(), greeting.get());
      }
      if (!format.contents().contains(content)) {
        return refused(
            source.name(),
            "UNSUPPORTED_CONTENT",
            Refused.of(415, "expected Content-Type: " + Content.types(format.contents())));
      }
      return take(delivery, sender, format, body.get());
    } catch (InvalidPayload e) {
      return refused(
          source.name(), "INVALID_PAYLOAD", Refused.of(400, String.valueOf(e.getMessage())));
    }
  }

  private Receipt greeted(String source, Greeting greeting) {
    return switch (greeting) {
      case Greeting.Declined(var reason, var refusal) -> refused(source, reason, refusal);
      case Greeting.Answered(var answer) -> {
        LOG.info("answered the handshake of {}", source);
        counters.greeted(source);
        yield new Greeted(answer);
      }
    };
  }

  private Receipt take(Delivery delivery, Result.Known sender, Format format, Value body) {
    var source = sender.source();
    var now = clock.instant();
    if (!source.admits(format.tenant(body))) {
      return refused(source.name(), "FOREIGN_TENANT", Refused.of(401, ""));
    }
    var arrival =
        new Arrival(
            source.name(),
            delivery.headers(),
            delivery.query(),
            now,
            delivery.route(),
            delivery.parameters());
    var payload = format.read(body, arrival);
    var deliveryId = sender.deliveryId().or(() -> format.deliveryId(body));
    var event = EventId.of(source, deliveryId, delivery.said(), payload, now);
    var accepted = acceptance.take(payload, event, source, now);
    counters.accepted(source.name(), accepted.novelty());
    boolean duplicate = accepted.novelty() == Acceptance.Novelty.DUPLICATE;
    return new Taken(source, accepted.eventId(), payload, duplicate);
  }

  private Receipt refused(String source, String reason, Refused refusal) {
    counters.refused(source, reason);
    return refusal;
  }

  private static int overloaded(List<Source> candidates) {
    return candidates.isEmpty() ? 503 : candidates.getFirst().overloaded();
  }
}
