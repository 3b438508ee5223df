// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.signature.Headers;
import dev.tocsin.testkit.ManualClock;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How the tests of this package read a body. */
final class Bodies {

  private Bodies() {}

  static Payload read(Format format, String body, String... headers) {
    return format.read(
        value(body),
        new Arrival(
            "src",
            Headers.ofSingle(headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1])),
            Map.of(),
            ManualClock.START));
  }

  static Value value(String body) {
    return Value.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
