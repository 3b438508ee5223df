// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.function.ingest.endpoint.Receipt.Refused;
import dev.tocsin.signature.Certificates;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import dev.tocsin.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who has sent a delivery: the first of those who may have, whose proof holds. */
final class Identification {

  /** What is known of the sender; a refusal where nobody's proof holds. */
  sealed interface Result {

    /**
     * @param deliveryId the sender's name for the delivery where its signature scheme has one
     */
    record Known(Source source, Optional<String> deliveryId) implements Result {}

    /**
     * @param reason for our counters; the sender is not told
     */
    record Unknown(String reason, Refused refusal) implements Result {}
  }

  private final Function<String, List<String>> secrets;
  private final Certificates certificates;

  Identification(Function<String, List<String>> secrets, Certificates certificates) {
    this.secrets = secrets;
    this.certificates = certificates;
  }

  Result of(Delivery delivery, List<Source> candidates, Instant now) {
    Result result =
        new Result.Unknown("UNKNOWN_SOURCE", Refused.of(404, "there is no such source"));
    var documents = new JsonDocuments();
    for (var source : candidates) {
      result = of(delivery, documents, source, now);
      if (result instanceof Result.Known) {
        return result;
      }
    }
    return result;
  }

  private Result of(Delivery delivery, JsonDocuments documents, Source source, Instant now) {
    if (delivery.body().length > source.maxBytes()) {
      return new Result.Unknown(
          "TOO_LARGE", Refused.of(413, "longer than " + source.maxBytes() + " bytes"));
    }
    var request =
        new Request(
            delivery.method(),
            url(source, delivery),
            delivery.headers(),
            delivery.body(),
            documents);
    var keys = source.keys(secrets).with(certificates);
    return switch (Verifier.verify(source.scheme(), keys, request, now)) {
      case Verdict.Verified verified -> new Result.Known(source, verified.deliveryId());
      case Verdict.Rejected rejected ->
          new Result.Unknown(rejected.reason().name(), Refused.of(401, ""));
    };
  }

  /** Where the sender has posted to, as the configuration knows it, and the query that came. */
  private static String url(Source source, Delivery delivery) {
    if (delivery.rawQuery().isEmpty()) {
      return source.url();
    }
    int mark = source.url().indexOf('?');
    var path = mark < 0 ? source.url() : source.url().substring(0, mark);
    return path + "?" + delivery.rawQuery();
  }
}
