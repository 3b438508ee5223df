// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a request was signed, and how far that may be from now, in either direction and the bound
 * included. The text is signed as it came, so only one text is accepted for each instant.
 *
 * @param header the header that carries it, or null if it stands in the signature's list
 * @param key its key in the signature's list, or null if a header carries it
 */
record Timestamp(@Nullable String header, @Nullable String key, Unit unit, Duration tolerance) {

  /** How the time is written. */
  enum Unit {
    SECONDS,
    MILLIS,
    RFC3339
  }

  /**
   * Bounded digits, ASCII, no sign and no leading zero: what Long.parseLong would also take has let
   * replays through elsewhere, and 15 digits can't overflow anything below.
   */
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,14}");

  void check(String text, Instant now) throws Refusal {
    var signedAt = parse(text);
    if (signedAt.isBefore(now.minus(tolerance)) || signedAt.isAfter(now.plus(tolerance))) {
      throw new Refusal(Verdict.Reason.OUTSIDE_TOLERANCE);
    }
  }

  private Instant parse(String text) throws Refusal {
    try {
      if (unit == Unit.RFC3339) {
        return Instant.parse(text);
      }
      if (DECIMAL.matcher(text).matches()) {
        long number = Long.parseLong(text);
        return unit == Unit.MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
      }
    } catch (DateTimeException e) {
      // Falls through: not a time, whatever was wrong with it.
    }
    throw new Refusal(Verdict.Reason.MALFORMED_TIMESTAMP);
  }

  String write(Instant at) {
    return switch (unit) {
      case SECONDS -> Long.toString(at.getEpochSecond());
      case MILLIS -> Long.toString(at.toEpochMilli());
      case RFC3339 -> at.truncatedTo(ChronoUnit.SECONDS).toString();
    };
  }
}
