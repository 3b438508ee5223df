// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

/** What the datapoints say, in CloudWatch's words; every series begins with insufficient data. */
public enum AlarmState {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}
