// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import dev.tocsin.aws.http.Answer;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alertmanager's API version 2 as far as alerts are posted to it, so that Prometheus and {@code
 * amtool alert add} can be pointed here. The answer is empty or a JSON text.
 */
final class AlertmanagerEndpoint implements Endpoint {

  @Override
  public Set<String> routes() {
    return Set.of("POST /api/v2/alerts");
  }

  @Override
  public List<Source> senders(Delivery delivery, Sources sources) {
    return sources.ofFormat("prometheus");
  }

  @Override
  public Answer answer(Delivery delivery, Receipt receipt) {
    return switch (receipt) {
      // As Alertmanager answers: what could be read is taken, and what could not is named.
      case Receipt.Taken taken when !taken.payload().problems().isEmpty() ->
          Answer.json(400, taken.payload().problems());
      case Receipt.Taken taken -> new Answer(200, Map.of(), "");
      case Receipt.Greeted greeted -> greeted.answer();
      case Receipt.Asked asked -> throw new IllegalStateException("nothing can be asked here");
      case Receipt.Refused refused -> Answer.json(refused.status(), text(refused));
    };
  }

  private static String text(Receipt.Refused refused) {
    return refused.detail().isEmpty() ? "unauthorized" : refused.detail();
  }
}
