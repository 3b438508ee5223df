// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seconds on a time line; an end that is left out is one that nobody has named. */
class AlertMergeTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // why, known: start, end, updated; statement: start, end, updated; merged: start, end
    "repeated firing keeps the start,                   0,   , 0,  30,   , 30,  0,    ",
    "earlier start is taken over,                      10,   ,10,   0,   , 30,  0,    ",
    "resolution keeps the start,                        0,   , 0,  30, 30, 30,  0, 30 ",
    "firing again after the end is a new stretch,       0, 10,10,  20,   , 20, 20,    ",
    "firing since before the end continues the stretch, 0, 10,10,   5,   , 20,  0,    ",
    "renewed time-out is the later end,                 0, 60, 0,   0, 90, 30,  0, 90 ",
    "longer time-out of before still counts,            0, 90, 0,   0, 60, 30,  0, 90 ",
    "resolution ends it before its time-out,            0, 90, 0,   0, 30, 30,  0, 30 ",
    "latest end wins when both are over,                0, 20,20,   0, 10, 30,  0, 20 ",
    "time-out is dropped when nobody names it any more, 0, 60, 0,   0,   , 30,  0,    ",
    "older firing changes nothing,                      0, 30,30,   0,   , 20,  0, 30 ",
    "older resolution changes nothing,                 20,   ,20,   0, 10, 10, 20,    ",
    "end overrules no end of the same instant,          0,   ,30,   0, 30, 30,  0, 30 ",
    "no end does not overrule an end of that instant,   0, 30,30,   0,   , 30,  0, 30 ",
    "other stretch of the same instant is left out,     0, 30,30,  30,   , 30,  0, 30 ",
    "alert that begins and ends at once,                0,   , 0,   0,  0,  0,  0,  0 ",
  })
  void mergesAsAlertmanagerDoes(
      String why,
      long knownStart,
      @Nullable Long knownEnd,
      long knownAt,
      long start,
      @Nullable Long end,
      long at,
      long mergedStart,
      @Nullable Long mergedEnd) {
    var known = alert(knownStart, knownEnd, knownAt, "known");
    var statement = alert(start, end, at, "statement");

    var merged = known.merge(statement);

    assertThat(merged.startsAt()).as(why).isEqualTo(time(mergedStart));
    assertThat(merged.endsAt()).as(why).isEqualTo(mergedEnd == null ? null : time(mergedEnd));
    assertThat(merged.merge(statement)).as("a redelivery changes nothing").isEqualTo(merged);
  }

  @Test
  void youngerStatementDescribesTheAlert() {
    var merged = alert(0, null, 0, "was so").merge(alert(0, null, 30, "is so"));

    assertThat(merged.annotations()).containsEntry("summary", "is so");
    assertThat(merged.updatedAt()).isEqualTo(time(30));
  }

  @Test
  void sameObjectIsReturnedWhenNothingChanges() {
    var known = alert(0, null, 30, "known");

    assertThat(known.merge(alert(0, null, 20, "older"))).isSameAs(known);
    assertThat(known.merge(alert(0, null, 30, "known"))).isSameAs(known);
  }

  @Test
  void anotherAlertIsRefused() {
    var other =
        new Alert(Labels.of("alertname", "Other"), Map.of(), time(0), null, time(0), "test", "");

    assertThatIllegalArgumentException().isThrownBy(() -> alert(0, null, 0, "").merge(other));
  }

  @Test
  void isResolvedFromTheInstantOfItsEndOn() {
    var alert = alert(0, 30L, 0, "");

    assertThat(alert.status(time(29))).isEqualTo(Alert.Status.FIRING);
    assertThat(alert.status(time(30))).isEqualTo(Alert.Status.RESOLVED);
  }

  private static Alert alert(long start, @Nullable Long end, long updated, String summary) {
    return new Alert(
        Labels.of("alertname", "Down"),
        Map.of("summary", summary),
        time(start),
        end == null ? null : time(end),
        time(updated),
        "test",
        "");
  }

  private static Instant time(long seconds) {
    return Instant.ofEpochSecond(1_767_600_000 + seconds);
  }
}
