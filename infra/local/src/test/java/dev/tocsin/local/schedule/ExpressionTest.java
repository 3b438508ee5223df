// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static ZonedDateTime next(String expression, String after) {
    return Expression.parse(expression).after(ZonedDateTime.parse(after));
  }

  /** 2026-11-21 is a Saturday. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(1 minute)                 | 2026-11-21T08:00:00Z    | 2026-11-21T08:01Z",
        "rate(1 minute)                 | 2026-11-21T08:00:59.99Z | 2026-11-21T08:01Z",
        "rate(5 minutes)                | 2026-11-21T08:01:00Z    | 2026-11-21T08:05Z",
        "rate(1 hour)                   | 2026-11-21T08:01:00Z    | 2026-11-21T09:00Z",
        "rate(1 day)                    | 2026-11-21T08:01:00Z    | 2026-11-22T00:00Z",
        "cron(0 12 * * ? *)             | 2026-11-21T12:00:00Z    | 2026-11-22T12:00Z",
        "cron(0/15 * * * ? *)           | 2026-11-21T08:31:10Z    | 2026-11-21T08:45Z",
        "cron(5,35 14 * * ? *)          | 2026-11-21T14:05:00Z    | 2026-11-21T14:35Z",
        "cron(0 18 ? * MON-FRI *)       | 2026-11-21T08:00:00Z    | 2026-11-23T18:00Z",
        "cron(0 18 ? * 1 *)             | 2026-11-21T08:00:00Z    | 2026-11-22T18:00Z",
        "cron(0 8 1 * ? *)              | 2026-11-21T08:00:00Z    | 2026-12-01T08:00Z",
        "cron(0 0 29 FEB ? *)           | 2026-11-21T08:00:00Z    | 2028-02-29T00:00Z",
        "cron(0 0 1 1 ? 2030)           | 2026-11-21T08:00:00Z    | 2030-01-01T00:00Z",
        "cron(30 9 ? * MON *)           | 2026-11-21T08:00:00Z    | 2026-11-23T09:30Z",
      })
  void firesNext(String expression, String after, String next) {
    assertThat(next(expression, after)).isEqualTo(ZonedDateTime.parse(next));
  }

  @Test
  void cronFollowsItsTimeZoneThroughTheChangeOfClocks() {
    assertThat(next("cron(0 9 * * ? *)", "2026-10-24T09:00:00+02:00[Europe/Berlin]").toInstant())
        .isEqualTo("2026-10-25T08:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(0 minutes)",
        "rate(1 second)",
        "rate(minute)",
        "at(2026-11-21T08:00:00)",
        "cron(0 12 * * *)",
        "cron(0 12 * * * *)",
        "cron(0 12 ? * ? *)",
        "cron(0 12 L * ? *)",
        "cron(0 12 ? * 2#1 *)",
        "cron(60 12 * * ? *)",
        "cron(0 12 5-1 * ? *)",
        "cron(0/0 12 * * ? *)",
        "daily",
      })
  void otherFormsAreRefusedByName(String expression) {
    assertThatThrownBy(() -> Expression.parse(expression))
        .isInstanceOf(ScheduleException.class)
        .hasMessageContaining(expression);
  }

  @Test
  void aDateThatNeverComesIsAnError() {
    assertThatThrownBy(() -> next("cron(0 0 30 2 ? *)", "2026-11-21T08:00:00Z"))
        .isInstanceOf(ScheduleException.class)
        .hasMessageContaining("never");
  }
}
