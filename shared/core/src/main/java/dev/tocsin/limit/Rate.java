// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.limit;

import dev.tocsin.config.Durations;
import dev.tocsin.config.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * So many deliveries in each window of time. Windows lie end to end from the epoch on, so what
 * comes across the border of two may be twice as much within one window's length.
 *
 * @param deliveries at least 1
 * @param per a whole number of seconds, at most an hour
 */
public record Rate(int deliveries, Duration per) {

  /** What a source may send unless {@code rateLimit} says otherwise. */
  public static final Rate DEFAULT = new Rate(1_000, Duration.ofMinutes(1));

  private static final int MOST = 10_000_000;
  private static final Pattern FORM = Pattern.compile("(\\d{1,8})/(\\w+)");
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Reads a number, meant a minute, or {@code 60000/1m}. */
  public static Rate read(Node node) {
    var form = FORM.matcher(node.text());
    if (!form.matches()) {
      return new Rate(node.integer(1, MOST), DEFAULT.per);
    }
    int deliveries = Integer.parseInt(form.group(1));
    var per = Durations.parse(form.group(2)).orElse(Duration.ZERO);
    if (deliveries < 1
        || deliveries > MOST
        || per.toSeconds() < 1
        || per.getNano() != 0
        || per.compareTo(LONGEST) > 0) {
      throw node.error("expected a number a minute, or a number and 1s to 1h such as 60000/1m");
    }
    return new Rate(deliveries, per);
  }

  /**
   * Reads a number a minute from text.
   *
   * @throws IllegalArgumentException if it is none from 1 to 10,000,000
   */
  public static Rate ofText(String text) {
    if (!text.matches("[1-9]\\d{0,6}|10000000")) {
      throw new IllegalArgumentException("expected deliveries a minute, found '" + text + "'");
    }
    return new Rate(Integer.parseInt(text), DEFAULT.per);
  }

  /** The beginning of the window that an instant lies in. */
  Instant window(Instant at) {
    long seconds = per.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  /** How many are taken when only a share of the rate is: always one. */
  int limit(double share) {
    return Math.max(1, (int) (deliveries * share));
  }
}
