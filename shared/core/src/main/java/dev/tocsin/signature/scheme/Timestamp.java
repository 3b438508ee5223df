// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Verdict.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a request was signed, and how far that may be from now, in either direction and the bound
 * included. The text is signed as it came, so only one text is accepted for each instant.
 *
 * @param place where it stands, or null if that is a key of the signature's list
 * @param key its key in the signature's list, or null if it stands elsewhere
 * @param tolerance null where the time is not held against the clock
 */
record Timestamp(
    @Nullable Place place, @Nullable String key, Unit unit, @Nullable Duration tolerance) {

  /** How the time is written. */
  enum Unit {
    SECONDS,
    MILLIS,
    RFC3339
  }

  private static final int MOST_DIGITS = 15;

  void check(String text, Instant now) throws Refusal {
    var signedAt = parse(text);
    if (tolerance != null
        && (signedAt.isBefore(now.minus(tolerance)) || signedAt.isAfter(now.plus(tolerance)))) {
      throw new Refusal(Reason.OUTSIDE_TOLERANCE);
    }
  }

  private Instant parse(String text) throws Refusal {
    try {
      if (unit == Unit.RFC3339) {
        return Instant.parse(text);
      }
      if (isDecimal(text)) {
        long number = Long.parseLong(text);
        return unit == Unit.MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
      }
    } catch (DateTimeException e) {
      // Falls through: not a time, whatever was wrong with it.
    }
    throw new Refusal(Reason.MALFORMED_TIMESTAMP);
  }

  /**
   * Bounded digits, ASCII, no sign and no leading zero: what Long.parseLong would also take has let
   * replays through elsewhere, and 15 digits can't overflow anything above.
   */
  private static boolean isDecimal(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.charAt(0) != '0' || text.length() == 1;
  }

  String write(Instant at) {
    return switch (unit) {
      case SECONDS -> Long.toString(at.getEpochSecond());
      case MILLIS -> Long.toString(at.toEpochMilli());
      case RFC3339 -> at.truncatedTo(ChronoUnit.SECONDS).toString();
    };
  }
}
