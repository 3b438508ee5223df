// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.metric.SeriesKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is remembered of each rule and each of its series. */
public interface RuleStates {

  /** A rule, by its name, and one of its series. */
  record Subject(String rule, SeriesKey series) {}

  /** A state and the version it has; version 0 is one that was never stored. */
  record Versioned(RuleState state, long version) {}

  /** What is found of a subject that nothing is remembered of. */
  Versioned UNKNOWN = new Versioned(RuleState.NEW, 0);

  /** The state of each subject as last written, or {@link #UNKNOWN}. */
  Map<Subject, Versioned> find(Collection<Subject> subjects, Instant now);

  /**
   * Writes a state in place of the version that it was made from.
   *
   * @return false if somebody else has written since; nothing is changed then
   */
  boolean put(Subject subject, RuleState state, long madeFrom, Instant now);

  /** The subjects whose alert fires, or is over without dispatch having been told. */
  List<Subject> open(Instant now);
}
