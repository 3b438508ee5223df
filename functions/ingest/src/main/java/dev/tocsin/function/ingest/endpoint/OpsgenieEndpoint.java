// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import dev.tocsin.alert.Fingerprint;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.function.ingest.format.AlertCall;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Opsgenie's alert API as far as senders use it: a client is given another address, and the
 * source's secret as its key. Clients try again on 429 and 5xx.
 */
final class OpsgenieEndpoint implements Endpoint {

  private static final String CREATE = "POST /v2/alerts";
  private static final String STATUS = "GET /v2/alerts/requests/{requestId}";
  private static final String ACTION = "POST /v2/alerts/{call+}";
  private static final String CHANGE = "PUT /v2/alerts/{call+}";
  private static final String PING = " /v2/heartbeats/{name}/ping";

  /** What can be done to an alert by which method; whatever else there is is refused by name. */
  private static final Map<String, Set<String>> ACTIONS =
      Map.of(
          ACTION, Set.of("acknowledge", "close", "notes"),
          CHANGE, Set.of("message", "description"));

  @Override
  public Set<String> routes() {
    return Set.of(
        CREATE, STATUS, ACTION, CHANGE, "GET" + PING, "POST" + PING, "PUT" + PING, "PATCH" + PING);
  }

  @Override
  public List<Source> senders(Delivery delivery, Sources sources) {
    return sources.ofFormat("opsgenie");
  }

  @Override
  public boolean isOnlyAsked(Delivery delivery) {
    return delivery.route().equals(STATUS) || !isKnown(delivery) || isTiny(delivery);
  }

  private static boolean isKnown(Delivery delivery) {
    var actions = ACTIONS.get(delivery.route());
    return actions == null || actions.contains(action(delivery));
  }

  private static String action(Delivery delivery) {
    return AlertCall.of(delivery.parameter(AlertCall.PARAMETER)).action();
  }

  /** Opsgenie's short numbers: Tocsin gives none. */
  private static boolean isTiny(Delivery delivery) {
    return delivery.query().getOrDefault("identifierType", "").equals("tiny");
  }

  @Override
  public Answer answer(Delivery delivery, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Taken taken -> taken(delivery, taken);
      case Receipt.Greeted greeted -> greeted.answer();
      case Receipt.Asked asked -> asked(delivery);
      case Receipt.Refused refused -> refused(refused);
    };
  }

  private static Answer taken(Delivery delivery, Receipt.Taken taken) {
    var payload = taken.payload();
    if (!payload.heartbeats().isEmpty()) {
      return result("PONG - Heartbeat received", UUID.randomUUID());
    }
    for (var alert : payload.alerts()) {
      return accepted(delivery, alert.fingerprint(), alert.updatedAt());
    }
    var acknowledgement = payload.acknowledgements().getFirst();
    return accepted(delivery, acknowledgement.alert(), acknowledgement.at());
  }

  private static Answer accepted(Delivery delivery, Fingerprint alert, Instant at) {
    var action = RequestId.Action.of(action(delivery));
    return result("Request will be processed", new RequestId(alert, action, at).uuid());
  }

  private static Answer result(String text, UUID requestId) {
    return answer(202, Map.of("result", text), requestId).with("X-RateLimit-State", "OK");
  }

  private static Answer asked(Delivery delivery) {
    if (!delivery.route().equals(STATUS)) {
      var what =
          isTiny(delivery)
              ? "identifierType tiny is not supported here, use id or alias"
              : "The action " + action(delivery) + " is not supported here";
      return problem(422, what);
    }
    return RequestId.of(delivery.parameter("requestId"))
        .map(OpsgenieEndpoint::status)
        .orElseGet(() -> problem(404, "Request not found. It might not be processed, yet."));
  }

  private static Answer status(RequestId request) {
    var data = new LinkedHashMap<String, Object>();
    data.put("success", true);
    data.put("action", request.action().word());
    data.put("processedAt", request.at());
    data.put("integrationId", "");
    data.put("isSuccess", true);
    data.put("status", request.action().status());
    data.put("alertId", request.alert().hex());
    data.put("alias", request.alert().hex());
    return answer(200, Map.of("data", data), request.uuid());
  }

  private static Answer refused(Receipt.Refused refused) {
    return switch (refused.status()) {
      case 400 -> problem(422, refused.detail());
      case 401, 404 -> problem(401, "Could not authenticate");
      case 429 ->
          problem(429, "You are making too many requests!")
              .with("X-RateLimit-State", "THROTTLED")
              .with("X-RateLimit-Reason", "ACCOUNT")
              .with("X-RateLimit-Period-In-Sec", Long.toString(refused.retryAfter().toSeconds()));
      default -> problem(refused.status(), refused.detail());
    };
  }

  private static Answer problem(int status, String message) {
    return answer(status, Map.of("message", message), UUID.randomUUID());
  }

  /** The time that it took is for Opsgenie's statistics; nobody takes it here. */
  private static Answer answer(int status, Map<String, Object> what, UUID requestId) {
    var body = new LinkedHashMap<>(what);
    body.put("took", 0.0);
    body.put("requestId", requestId);
    return Answer.json(status, body)
        .with("X-Request-Id", requestId.toString())
        .with("X-Response-Time", "0.0");
  }
}
