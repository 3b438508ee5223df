// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** When a schedule fires: {@code rate(...)} or {@code cron(...)} of EventBridge Scheduler. */
sealed interface Expression permits Expression.Rate, CronExpression {

  Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
  Pattern CRON = Pattern.compile("cron\\((.+)\\)");

  /** The first time after the given one, at a full minute. */
  ZonedDateTime after(ZonedDateTime time);

  /**
   * Reads an expression.
   *
   * @throws ScheduleException if it is of another form
   */
  static Expression parse(String text) {
    var rate = RATE.matcher(text);
    if (rate.matches()) {
      var unit = ChronoUnit.valueOf(rate.group(2).toUpperCase() + "S");
      var every = Duration.of(Long.parseLong(rate.group(1)), unit);
      if (every.isPositive()) {
        return new Rate(every);
      }
    }
    var cron = CRON.matcher(text);
    if (cron.matches()) {
      try {
        return CronExpression.parse(cron.group(1));
      } catch (ScheduleException e) {
        throw new ScheduleException(text + ": " + e.getMessage());
      }
    }
    throw new ScheduleException(
        "the local runtime knows rate(N minutes|hours|days) and cron(...), not " + text);
  }

  /** Every so often, counted from the epoch: a rate of a minute fires as the minute begins. */
  record Rate(Duration every) implements Expression {
    @Override
    public ZonedDateTime after(ZonedDateTime time) {
      long seconds = every.toSeconds();
      long next = (Math.floorDiv(time.toEpochSecond(), seconds) + 1) * seconds;
      ZoneId zone = time.getZone();
      return Instant.ofEpochSecond(next).atZone(zone);
    }
  }
}
