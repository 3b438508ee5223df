// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import dev.tocsin.alert.Labels;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * PagerDuty's Events API version 2: a client is given another address, and the source's secret as
 * its {@code routing_key}. Clients try again on 429 and 5xx and on nothing else.
 */
final class PagerDutyEndpoint implements Endpoint {

  private static final String CHANGE = "POST /v2/change/enqueue";
  private static final String INVALID = "invalid event";

  @Override
  public Set<String> routes() {
    return Set.of("POST /v2/enqueue", CHANGE);
  }

  @Override
  public List<Source> senders(Delivery delivery, Sources sources) {
    return sources.ofFormat("pagerduty");
  }

  @Override
  public Answer answer(Delivery delivery, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Taken taken -> processed(delivery, taken);
      case Receipt.Greeted greeted -> greeted.answer();
      case Receipt.Asked asked -> throw new IllegalStateException("nothing can be asked here");
      case Receipt.Refused refused -> refused(refused);
    };
  }

  private static Answer processed(Delivery delivery, Receipt.Taken taken) {
    var body = new LinkedHashMap<String, Object>();
    body.put("status", "success");
    if (delivery.route().equals(CHANGE)) {
      body.put("message", "Change event processed");
    } else {
      body.put("message", "Event processed");
      body.put("dedup_key", key(delivery, taken));
    }
    return Answer.json(202, body);
  }

  /** The event's own key, or the one that the alert was given. */
  private static String key(Delivery delivery, Receipt.Taken taken) {
    return taken.payload().alerts().stream()
        .map(alert -> alert.labels().get(Labels.DEDUP_KEY))
        .findFirst()
        .or(() -> new JsonDocuments().read(delivery.body()).text("dedup_key"))
        .orElse("");
  }

  private static Answer refused(Receipt.Refused refused) {
    return switch (refused.status()) {
      case 400 -> problem(400, INVALID, "Event object is invalid", refused.detail());
      // A key that is none is a field that is wrong, as PagerDuty sees it.
      case 401, 404 -> problem(400, INVALID, "Event object is invalid", "Invalid routing key");
      case 413 -> problem(413, "request entity too large", "Event object is too large", "");
      case 429 ->
          problem(
              429,
              "throttle exceeded",
              "Requests for this service are arriving too quickly. Please retry later.",
              "");
      default -> problem(refused.status(), "error", refused.detail(), "");
    };
  }

  private static Answer problem(int status, String word, String message, String error) {
    var body = new LinkedHashMap<String, Object>();
    body.put("status", word);
    body.put("message", message);
    if (!error.isEmpty()) {
      body.put("errors", List.of(error));
    }
    return Answer.json(status, body);
  }
}
