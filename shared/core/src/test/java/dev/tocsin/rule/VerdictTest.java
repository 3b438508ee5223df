// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import static dev.tocsin.rule.AlarmState.ALARM;
import static dev.tocsin.rule.AlarmState.INSUFFICIENT_DATA;
import static dev.tocsin.rule.AlarmState.OK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables of "Configuring how CloudWatch alarms treat missing data", row by row. Where they say
 * "Retain current state" every state before must be the state after.
 */
class VerdictTest {

  @ParameterizedTest(name = "3 of 3, {0}")
  @CsvSource({
    "0 - X - X, OK, OK, OK, OK",
    "0 - - - -, OK, OK, OK, OK",
    "- - - - -, INSUFFICIENT_DATA, RETAIN, ALARM, OK",
    "0 X X - X, ALARM, ALARM, ALARM, ALARM",
    "- - X - -, ALARM, RETAIN, ALARM, OK",
  })
  void threeOutOfThree(
      String datapoints, String missing, String ignore, String breaching, String notBreaching) {
    assertRow(3, datapoints, missing, ignore, breaching, notBreaching);
  }

  @ParameterizedTest(name = "2 of 3, {0}")
  @CsvSource({
    "0 - X - X, ALARM, ALARM, ALARM, ALARM",
    "0 0 X 0 X, ALARM, ALARM, ALARM, ALARM",
    "0 - X - -, OK, OK, ALARM, OK",
    "- - - - 0, OK, OK, ALARM, OK",
    "- - - X -, ALARM, RETAIN, ALARM, OK",
  })
  void twoOutOfThree(
      String datapoints, String missing, String ignore, String breaching, String notBreaching) {
    assertRow(2, datapoints, missing, ignore, breaching, notBreaching);
  }

  @ParameterizedTest(name = "{0} is not an alarm yet")
  @CsvSource({"- - - - X", "- - - X -"})
  void alarmIsNotPremature(String datapoints) {
    assertThat(verdict(3, datapoints, MissingData.MISSING, OK)).isEqualTo(OK);
    assertThat(verdict(3, datapoints, MissingData.MISSING, INSUFFICIENT_DATA))
        .isEqualTo(INSUFFICIENT_DATA);
  }

  @ParameterizedTest(name = "{0} is good again")
  @CsvSource({"- - - X 0", "- - X - 0"})
  void goodDatapointAfterASingleBadOneAvertsTheAlarm(String datapoints) {
    assertThat(verdict(3, datapoints, MissingData.MISSING, OK)).isEqualTo(OK);
  }

  @ParameterizedTest
  @EnumSource
  void alarmDoesNotEndWithABadDatapoint(MissingData missing) {
    assertThat(verdict(3, "- - - - X", missing, ALARM))
        .isEqualTo(missing == MissingData.NOT_BREACHING ? OK : ALARM);
  }

  @ParameterizedTest
  @EnumSource
  void enoughRealDatapointsDecideWhateverMissingOnesCountAs(MissingData missing) {
    assertThat(verdict(1, "X - - 0 0", missing, OK)).isEqualTo(ALARM);
    assertThat(verdict(3, "X X X 0 -", missing, ALARM)).isEqualTo(OK);
  }

  @ParameterizedTest
  @EnumSource
  void olderDatapointsThanNeededAreLeftOut(MissingData missing) {
    assertThat(verdict(1, "X X 0 0 0", missing, ALARM)).isEqualTo(OK);
  }

  @Test
  void saysWhy() {
    assertThat(reason(3, "X X X X X", MissingData.MISSING)).isEqualTo(Verdict.Reason.ENOUGH_BREACH);
    assertThat(reason(3, "0 X X X 0", MissingData.MISSING))
        .isEqualTo(Verdict.Reason.TOO_FEW_BREACH);
    assertThat(reason(3, "- - - - -", MissingData.MISSING)).isEqualTo(Verdict.Reason.NO_DATA);
    assertThat(reason(3, "- - - - -", MissingData.IGNORE)).isEqualTo(Verdict.Reason.KEPT);
    assertThat(reason(3, "- - X - -", MissingData.MISSING))
        .isEqualTo(Verdict.Reason.NOTHING_GOOD_SINCE);
  }

  private static void assertRow(int needed, String datapoints, String... expected) {
    for (var missing : MissingData.values()) {
      var state =
          switch (missing) {
            case MISSING -> expected[0];
            case IGNORE -> expected[1];
            case BREACHING -> expected[2];
            case NOT_BREACHING -> expected[3];
          };
      for (var before : AlarmState.values()) {
        assertThat(verdict(needed, datapoints, missing, before))
            .as("%s treated as %s, before: %s", datapoints, missing, before)
            .isEqualTo(state.equals("RETAIN") ? before : AlarmState.valueOf(state));
      }
    }
  }

  private static AlarmState verdict(
      int needed, String datapoints, MissingData missing, AlarmState before) {
    return Verdict.of(Examples.condition(needed, 3, missing), Examples.range(datapoints), before)
        .state();
  }

  private static Verdict.Reason reason(int needed, String datapoints, MissingData missing) {
    return Verdict.of(Examples.condition(needed, 3, missing), Examples.range(datapoints), OK)
        .reason();
  }
}
