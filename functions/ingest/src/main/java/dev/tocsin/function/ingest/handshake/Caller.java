// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.function.ingest.format.Value;
import dev.tocsin.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who wants something answered.
 *
 * @param body what stands in the delivery, read when it is asked for; an {@code InvalidPayload} if
 *     it can't be
 * @param now when the delivery came
 */
record Caller(Delivery delivery, Source source, Supplier<Value> body, Instant now) {

  boolean isGet() {
    return delivery.method().equals("GET");
  }

  /** A parameter of the query, or the empty text. */
  String asked(String parameter) {
    return delivery.query().getOrDefault(parameter, "");
  }

  /** The values of a header. */
  List<String> header(String name) {
    return delivery.headers().all(name);
  }

  /** The text under a key of the body, or the empty text if there is none. */
  String said(String key) {
    return text(body.get(), key);
  }

  static String text(Value value, String key) {
    return find(value, key).filter(Value::isText).map(Value::text).orElse("");
  }

  static Optional<Value> find(Value value, String key) {
    return value.isObject() ? value.find(key) : Optional.empty();
  }
}
