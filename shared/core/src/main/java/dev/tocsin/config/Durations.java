// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Durations as Prometheus writes them, each unit at most once and the larger first: {@code
 * 1w2d3h4m5s6ms}, or {@code 0}.
 */
public final class Durations {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
  private static final Duration[] UNITS = {
    Duration.ofDays(7),
    Duration.ofDays(1),
    Duration.ofHours(1),
    Duration.ofMinutes(1),
    Duration.ofSeconds(1),
    Duration.ofMillis(1)
  };

  private Durations() {}

  /** The duration that a text names, or nothing if it is not of the form. */
  public static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    var match = FORM.matcher(text);
    if (text.isEmpty() || !match.matches()) {
      return Optional.empty();
    }
    var sum = Duration.ZERO;
    for (int unit = 0; unit < UNITS.length; unit++) {
      if (match.group(unit + 1) != null) {
        sum = sum.plus(UNITS[unit].multipliedBy(Long.parseLong(match.group(unit + 1))));
      }
    }
    return Optional.of(sum);
  }

  /** The shortest text that {@link #parse} reads back. */
  public static String text(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    var names = new String[] {"w", "d", "h", "m", "s", "ms"};
    var text = new StringBuilder();
    var rest = duration;
    for (int unit = 0; unit < UNITS.length; unit++) {
      long count = rest.dividedBy(UNITS[unit]);
      if (count > 0) {
        text.append(count).append(names[unit]);
        rest = rest.minus(UNITS[unit].multipliedBy(count));
      }
    }
    return text.toString();
  }
}
