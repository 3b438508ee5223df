// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.function.ingest.format.Payload;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The name under which an event is known everywhere: {@code <source>:<delivery id>}, else {@code
 * <source>:sha256:<hash of the body>}.
 *
 * <p>A hash alone would be wrong where the same body is sent again and meant: an alert that fires
 * for the second time, a gauge that has not moved. So where the sender gives no times, each arrival
 * is a statement of its own ({@code @<epoch milliseconds>}); where it does, the same alerts an hour
 * later are a reminder and not a redelivery ({@code @<hour>}). Taking an alert in once more changes
 * nothing; counting a sample twice would, so samples with times have no such suffix.
 */
final class EventId {

  private static final Duration REMINDER = Duration.ofHours(1);

  private EventId() {}

  static String of(
      String source, Optional<String> deliveryId, byte[] body, Payload payload, Instant at) {
    return deliveryId
        .map(id -> source + ":" + id)
        .orElseGet(() -> source + ":sha256:" + sha256(body) + suffix(payload, at));
  }

  private static String suffix(Payload payload, Instant at) {
    if (payload.isIgnored()) {
      return "";
    }
    if (!payload.timed()) {
      return "@" + at.toEpochMilli();
    }
    return payload.alerts().isEmpty() ? "" : "@" + at.toEpochMilli() / REMINDER.toMillis();
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
