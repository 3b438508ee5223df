// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

/**
 * What a period without data counts as, in CloudWatch's words. It matters only when there are fewer
 * datapoints in the evaluation range than evaluation periods.
 */
public enum MissingData {
  /** As nothing: without any data the state becomes {@link AlarmState#INSUFFICIENT_DATA}. */
  MISSING,
  /** As nothing, and without enough data the state stays as it is. */
  IGNORE,
  /** As bad: silence is an alarm. */
  BREACHING,
  /** As good: for metrics that are only sent when something is wrong. */
  NOT_BREACHING
}
