// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.metric.Datapoint;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The datapoints that a condition is evaluated on.
 *
 * <p>The newest period is the one that is still running, as soon as it has data: waiting for its
 * end would cost up to a period of detection. A sum or a count of a running period is not known
 * yet, so there it is taken only if it breaches an upper bound already, from where it can't come
 * back. As long as the running period has no data it is not missing either: the one before is the
 * newest.
 *
 * @param datapoints by age in periods, 0 for the newest; an age that is not there is missing
 */
record EvaluationRange(NavigableMap<Integer, Datapoint> datapoints) {

  static long firstMinute(Threshold condition, Instant at) {
    return (running(condition, at) - condition.range()) * condition.periodMinutes();
  }

  static EvaluationRange of(Threshold condition, List<Rollup> rollups, Instant at) {
    long running = running(condition, at);
    var periods = new TreeMap<Long, Summary>();
    for (var rollup : rollups) {
      long period = Math.floorDiv(rollup.minute(), condition.periodMinutes());
      if (period <= running) {
        periods.merge(period, rollup.summary(), Summary::merge);
      }
    }
    var soFar = periods.get(running);
    long newest = soFar != null && countsAlready(condition, soFar) ? running : running - 1;
    var datapoints = new TreeMap<Integer, Datapoint>();
    for (var period : periods.headMap(newest, true).entrySet()) {
      long age = newest - period.getKey();
      if (age < condition.range()) {
        datapoints.put((int) age, datapoint(condition, period));
      }
    }
    return new EvaluationRange(datapoints);
  }

  Optional<Datapoint> newest() {
    return Optional.ofNullable(datapoints.firstEntry()).map(Map.Entry::getValue);
  }

  private static boolean countsAlready(Threshold condition, Summary soFar) {
    var statistic = condition.statistic();
    return !statistic.growsWithTime()
        || (condition.comparison().isUpperBound() && condition.breaches(statistic.of(soFar)));
  }

  private static Datapoint datapoint(Threshold condition, Map.Entry<Long, Summary> period) {
    return new Datapoint(
        Rollup.startOf(period.getKey() * condition.periodMinutes()),
        condition.statistic().of(period.getValue()));
  }

  private static long running(Threshold condition, Instant at) {
    return Math.floorDiv(Rollup.minuteOf(at), condition.periodMinutes());
  }
}
