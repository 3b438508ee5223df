// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The six fields of {@code cron(...)}: minutes, hours, day of month, month, day of week (1 is
 * Sunday), year. Lists, ranges, steps and names are known; {@code L}, {@code W} and {@code #} are
 * refused.
 */
record CronExpression(
    CronField minutes,
    CronField hours,
    CronField daysOfMonth,
    CronField months,
    CronField daysOfWeek,
    CronField years)
    implements Expression {

  private static final int FIELDS = 6;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  static CronExpression parse(String text) {
    var fields = text.trim().split("\\s+");
    if (fields.length != FIELDS) {
      throw new ScheduleException("cron(...) has six fields, not " + fields.length + ": " + text);
    }
    if (fields[2].equals("?") == fields[4].equals("?")) {
      throw new ScheduleException(
          "one of day of month and day of week must be ?, and not both: " + text);
    }
    return new CronExpression(
        CronField.parse(fields[0], 0, 59),
        CronField.parse(fields[1], 0, 23),
        CronField.parse(fields[2], 1, 31),
        CronField.parse(fields[3], 1, 12, CronField.MONTHS),
        CronField.parse(fields[4], 1, 7, CronField.DAYS),
        CronField.parse(fields[5], FIRST_YEAR, LAST_YEAR));
  }

  @Override
  public ZonedDateTime after(ZonedDateTime time) {
    var next = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    while (next.getYear() <= LAST_YEAR) {
      if (!isDay(next)) {
        next = next.truncatedTo(ChronoUnit.DAYS).plusDays(1);
      } else if (!hours.has(next.getHour())) {
        next = next.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      } else if (!minutes.has(next.getMinute())) {
        next = next.plusMinutes(1);
      } else {
        return next;
      }
    }
    throw new ScheduleException("never again after " + time);
  }

  private boolean isDay(ZonedDateTime time) {
    return years.has(time.getYear())
        && months.has(time.getMonthValue())
        && daysOfMonth.has(time.getDayOfMonth())
        && daysOfWeek.has(time.getDayOfWeek().getValue() % 7 + 1);
  }
}
