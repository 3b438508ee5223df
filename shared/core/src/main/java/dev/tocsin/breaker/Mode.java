// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

/** What a person has told a breaker to be. */
public enum Mode {
  /** It decides. */
  NORMAL,
  /** The kill switch: nothing is permitted. */
  FORCED_OPEN,
  /** The dry run: everything is permitted, and what would have been refused is told. */
  METRICS_ONLY
}
