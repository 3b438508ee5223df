// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The values that a field of a cron expression allows. */
record CronField(BitSet values) {

  static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  static CronField parse(String text, int least, int most) {
    return parse(text, least, most, List.of());
  }

  /**
   * Reads a field.
   *
   * @param names of the values, the first of which is 1; none if the field has no names
   */
  static CronField parse(String text, int least, int most, List<String> names) {
    var values = new BitSet();
    for (var part : text.split(",")) {
      var stepped = part.split("/", 2);
      var step = stepped.length == 2 ? number(stepped[1], text, List.of()) : 1;
      int from;
      int to;
      if (stepped[0].equals("*") || stepped[0].equals("?")) {
        from = least;
        to = most;
      } else {
        var range = stepped[0].split("-", 2);
        from = number(range[0], text, names);
        to = range.length == 2 ? number(range[1], text, names) : stepped.length == 2 ? most : from;
      }
      if (step < 1 || from < least || to > most || from > to) {
        throw new ScheduleException(
            "%s in a cron expression: expected values from %d to %d".formatted(text, least, most));
      }
      for (int value = from; value <= to; value += step) {
        values.set(value);
      }
    }
    return new CronField(values);
  }

  private static int number(String text, String field, List<String> names) {
    int name = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (name >= 0) {
      return name + 1;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new ScheduleException(
          "the local runtime can't read " + field + " in a cron expression");
    }
  }

  boolean has(int value) {
    return values.get(value);
  }
}
