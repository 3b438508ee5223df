// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

/** When a value breaches a threshold, in CloudWatch's words. */
public enum Comparison {
  GREATER_THAN_THRESHOLD,
  GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  LESS_THAN_THRESHOLD,
  LESS_THAN_OR_EQUAL_TO_THRESHOLD;

  public boolean breaches(double value, double threshold) {
    return switch (this) {
      case GREATER_THAN_THRESHOLD -> value > threshold;
      case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
      case LESS_THAN_THRESHOLD -> value < threshold;
      case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
    };
  }

  /** Whether more can only make it worse. */
  boolean isUpperBound() {
    return this == GREATER_THAN_THRESHOLD || this == GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
  }
}
