// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.function.ingest.format.Payload;
import dev.tocsin.source.Source;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The name under which an event is known everywhere, {@code <source>:<delivery id>}, else {@code
 * <source>:sha256:<hash of the body>}, and how long it stands for this one event.
 *
 * <p>The window is the source's {@code dedupWindow}, else what suits the delivery. Under an id it
 * is longer than any known sender tries again (Stripe: three days). A hash is wrong where the same
 * body is sent again and meant. The same alerts with the same times an hour later are a reminder;
 * without times, only a client that tries again repeats itself within the minute, and an alert that
 * is taken for a duplicate is merged all the same. Samples without times are each a measurement of
 * its own, however alike ({@code @<epoch milliseconds>}), and so are signs of life.
 *
 * @param window from the first delivery on
 */
record EventId(String text, Duration window) {

  static final Duration OF_AN_ID = Duration.ofDays(3);
  static final Duration OF_TIMED_ALERTS = Duration.ofHours(1);
  static final Duration OF_ALERTS = Duration.ofMinutes(1);

  static EventId of(
      Source source, Optional<String> deliveryId, byte[] body, Payload payload, Instant at) {
    var said = Optional.ofNullable(source.guarantees().dedupWindow());
    if (deliveryId.isPresent()) {
      return new EventId(source.name() + ":" + deliveryId.get(), said.orElse(OF_AN_ID));
    }
    var hash = source.name() + ":sha256:" + sha256(body);
    return said.or(() -> window(payload))
        .map(window -> new EventId(hash, window))
        .orElseGet(() -> new EventId(hash + "@" + at.toEpochMilli(), OF_AN_ID));
  }

  /** How long the same body is the same statement; nothing where it never is. */
  private static Optional<Duration> window(Payload payload) {
    if (payload.timed()) {
      return Optional.of(payload.alerts().isEmpty() ? OF_AN_ID : OF_TIMED_ALERTS);
    }
    return payload.samples().isEmpty() && payload.heartbeats().isEmpty()
        ? Optional.of(OF_ALERTS)
        : Optional.empty();
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
