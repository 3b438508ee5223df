// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import dev.tocsin.aws.http.Answer;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * {@code /webhooks/{source}}: the path names the sender, the answer says what was taken, and a
 * refusal is a problem in the form of RFC 9457. With {@code GET} it is there only for senders whose
 * handshake comes so.
 */
final class WebhookEndpoint implements Endpoint {

  @Override
  public Set<String> routes() {
    // Grafana can be told to put what it sends.
    return Set.of("POST /webhooks/{source}", "PUT /webhooks/{source}", "GET /webhooks/{source}");
  }

  @Override
  public List<Source> senders(Delivery delivery, Sources sources) {
    boolean isGet = delivery.method().equals("GET");
    return sources.find(delivery.parameter("source")).stream()
        .filter(source -> !isGet || source.handshake().isByGet())
        .toList();
  }

  @Override
  public Answer answer(Delivery delivery, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Taken taken -> Answer.json(taken.source().accepted(), body(taken));
      case Receipt.Greeted greeted -> greeted.answer();
      case Receipt.Asked asked -> throw new IllegalStateException("a webhook asks nothing");
      case Receipt.Refused refused ->
          Answer.problem(refused.status(), refused.detail(), delivery.path());
    };
  }

  private static LinkedHashMap<String, Object> body(Receipt.Taken taken) {
    var body = new LinkedHashMap<String, Object>();
    body.put("eventId", taken.eventId());
    body.put("accepted", taken.payload().size());
    body.put("duplicate", taken.duplicate());
    if (!taken.payload().problems().isEmpty()) {
      body.put("refused", taken.payload().problems());
    }
    if (taken.payload().isIgnored()) {
      body.put("ignored", taken.payload().ignored());
    }
    return body;
  }
}
