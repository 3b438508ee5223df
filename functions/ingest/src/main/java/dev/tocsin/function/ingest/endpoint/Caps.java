// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import dev.tocsin.function.ingest.endpoint.Receipt.Refused;
import java.util.Optional;

/**
 * What any request may be at most, whoever sends it: looked at before anything is verified, decoded
 * or read. The body's length is the source's matter, its depth and its numbers are the parser's.
 */
public final class Caps {

  static final int MOST_HEADERS = 100;

  /** Of names and values together; API Gateway lets 10 KB through. */
  static final int LONGEST_HEADERS = 32 * 1024;

  static final int LONGEST_PATH = 2_048;
  static final int LONGEST_QUERY = 8_192;
  static final int MOST_QUERY = 100;

  private Caps() {}

  /** Why a request is not looked at; nothing if it is. */
  public static Optional<Refused> refusal(Delivery delivery) {
    if (delivery.path().length() > LONGEST_PATH
        || delivery.rawQuery().length() > LONGEST_QUERY
        || delivery.query().size() > MOST_QUERY) {
      return Optional.of(Refused.of(414, "the path or the query is too long"));
    }
    if (delivery.headers().count() > MOST_HEADERS
        || delivery.headers().length() > LONGEST_HEADERS) {
      return Optional.of(Refused.of(431, "too many headers, or too long ones"));
    }
    // Nothing is ever unpacked, so no small body becomes a large one.
    var encodings = delivery.headers().all("Content-Encoding");
    if (!encodings.stream().allMatch(Caps::isPlain)) {
      return Optional.of(Refused.of(415, "send it without Content-Encoding"));
    }
    return Optional.empty();
  }

  private static boolean isPlain(String encoding) {
    return encoding.isEmpty() || encoding.equalsIgnoreCase("identity");
  }
}
