// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The key of an alert whose sender gives it none: made from what was sent and from the ten minutes
 * in which it came, so that a client that tries again means the same alert, and one that reports
 * the same tomorrow another one. It is written as a fingerprint, and so is the alert's.
 */
final class GivenKey {

  private static final Duration SAME_FOR = Duration.ofMinutes(10);
  private static final int BYTES = 8;

  private GivenKey() {}

  static String of(Value body, Arrival arrival) {
    long when = arrival.at().getEpochSecond() / SAME_FOR.toSeconds();
    var text = arrival.source() + "/" + when + "/" + body.shown();
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
