// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import dev.tocsin.aws.http.Answer;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A door, which speaks the API of one kind of sender. */
public interface Endpoint {

  /** Every endpoint there is. A new one is a class, a line here and its routes in the template. */
  List<Endpoint> ALL =
      List.of(
          new WebhookEndpoint(),
          new PagerDutyEndpoint(),
          new OpsgenieEndpoint(),
          new AlertmanagerEndpoint());

  /** Its routes as the template has them, each such as {@code POST /webhooks/{source}}. */
  Set<String> routes();

  /**
   * Who may have sent this, before anything is verified: the one whom the path names, or all who
   * use this endpoint. The first one whose proof holds is the sender.
   */
  List<Source> senders(Delivery delivery, Sources sources);

  /** Whether it only asks something of the endpoint, and says nothing. */
  default boolean isOnlyAsked(Delivery delivery) {
    return false;
  }

  /** The answer but for when to try again, which stands in one header whichever API is spoken. */
  Answer answer(Delivery delivery, Receipt receipt);

  /** The endpoint that serves a route, if there is one. */
  static Optional<Endpoint> at(String route) {
    return ALL.stream().filter(endpoint -> endpoint.routes().contains(route)).findFirst();
  }
}
