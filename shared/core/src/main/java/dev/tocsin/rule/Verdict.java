// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

/**
 * What the datapoints say about a condition: CloudWatch's M out of N with missing data.
 *
 * <p>With at least N datapoints in the evaluation range the N newest decide, however old, and
 * missing data does not matter. With fewer, what is missing is filled in as configured, but all
 * datapoints that there are count. Where missing data is left missing, and everything that there is
 * breaches, a first bad datapoint is not an alarm yet (it may be followed by a good one); it
 * becomes one when it is M periods old and nothing good has come.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">Configuring
 *     how CloudWatch alarms treat missing data</a>
 */
record Verdict(AlarmState state, Reason reason) {

  /** Why the state is what it is. */
  enum Reason {
    /** At least M datapoints breach, those filled in included. */
    ENOUGH_BREACH,
    /** Fewer than M datapoints breach. */
    TOO_FEW_BREACH,
    /** There is no datapoint, and missing data counts as missing. */
    NO_DATA,
    /** There is too little data to decide, so the state stays as it is. */
    KEPT,
    /** Everything that there is breaches, and the oldest has waited for M periods. */
    NOTHING_GOOD_SINCE
  }

  static Verdict of(Threshold condition, EvaluationRange range, AlarmState before) {
    int periods = condition.evaluationPeriods();
    int needed = condition.datapointsToAlarm();
    var evaluated = range.datapoints().values().stream().limit(periods).toList();
    int breaching =
        (int) evaluated.stream().filter(point -> condition.breaches(point.value())).count();
    int missing = periods - evaluated.size();
    if (condition.treatMissingData() == MissingData.BREACHING && breaching + missing >= needed) {
      return new Verdict(AlarmState.ALARM, Reason.ENOUGH_BREACH);
    }
    if (breaching >= needed) {
      return new Verdict(AlarmState.ALARM, Reason.ENOUGH_BREACH);
    }
    boolean isLeftMissing =
        missing > 0
            && (condition.treatMissingData() == MissingData.MISSING
                || condition.treatMissingData() == MissingData.IGNORE);
    // A good datapoint among them decides for OK, wherever it is: row "0 - X - -" of the document.
    if (!isLeftMissing || breaching < evaluated.size()) {
      return new Verdict(AlarmState.OK, Reason.TOO_FEW_BREACH);
    }
    if (condition.treatMissingData() == MissingData.IGNORE) {
      return new Verdict(before, Reason.KEPT);
    }
    if (evaluated.isEmpty()) {
      return new Verdict(AlarmState.INSUFFICIENT_DATA, Reason.NO_DATA);
    }
    // Younger than M periods: not an alarm yet, the document says, and not what else. It stays as
    // it
    // is, so that an alarm doesn't end with a bad datapoint.
    return range.datapoints().lastKey() + 1 >= needed
        ? new Verdict(AlarmState.ALARM, Reason.NOTHING_GOOD_SINCE)
        : new Verdict(before, Reason.KEPT);
  }
}
