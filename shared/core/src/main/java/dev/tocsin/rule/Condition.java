// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.SeriesKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a rule watches for in each series that it covers. It looks and says what it sees; for how
 * long that must hold, and who is told, is the rule's. A new kind is a record that implements this,
 * and a line in {@link Conditions}.
 */
public interface Condition {

  /** The metric whose series are watched. */
  String metric();

  /** Values that labels of a series must have; empty for all series of the metric. */
  Map<String, String> match();

  /** The first minute that {@link #judge} wants to see as of a tick. */
  long firstMinute(Instant at);

  /**
   * What the rollups of one series say as of a tick: a pure function.
   *
   * @param recent from {@link #firstMinute} to the running minute, perhaps more, in order
   * @param before what was found last, for a condition that keeps it when there is too little data
   */
  Finding judge(List<Rollup> recent, AlarmState before, Instant at);

  default boolean covers(SeriesKey series) {
    return series.metric().equals(metric())
        && match().entrySet().stream()
            .allMatch(label -> series.labels().get(label.getKey()).equals(label.getValue()));
  }

  /**
   * What was seen.
   *
   * @param value the figure that people are shown, if there is any
   */
  record Finding(AlarmState alarm, OptionalDouble value) {}
}
