// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one accepted event adds to the rollups, and what of it is refused. It depends on nothing but
 * the batch, the time of its acceptance included, so a redelivery gives the same recording.
 *
 * @param eventId under which it counts once
 * @param rollups one a series and minute
 * @param refused how many samples were left out, and why; they conclude the event like the others
 */
public record Recording(String eventId, List<Rollup> rollups, Map<Refusal, Integer> refused) {

  /** How long rollups are kept. A sample for a minute that is gone already is refused. */
  public static final Duration RETENTION = Duration.ofDays(15);

  /** How far a sender's clock may be ahead. */
  public static final Duration TOLERANCE = Duration.ofMinutes(10);

  /**
   * In bytes: what a partition key may measure in DynamoDB, 2048, less what a rule's state has in
   * front of the series.
   */
  static final int LONGEST_SERIES = 1900;

  /** Why a sample is not recorded. */
  public enum Refusal {
    TOO_OLD,
    IN_THE_FUTURE,
    SERIES_TOO_LONG
  }

  public Recording {
    rollups = List.copyOf(rollups);
    refused = Map.copyOf(refused);
  }

  /** The recording of a batch: each sample in its own minute, however late or out of order. */
  public static Recording of(SampleBatch batch) {
    var refused = new EnumMap<Refusal, Integer>(Refusal.class);
    var values = new LinkedHashMap<Place, List<Double>>();
    for (var sample : batch.samples()) {
      var refusal = refusal(sample, batch);
      if (refusal == null) {
        var place = new Place(sample.series(), Rollup.minuteOf(sample.at()));
        values.computeIfAbsent(place, p -> new ArrayList<>()).add(sample.value());
      } else {
        refused.merge(refusal, 1, Integer::sum);
      }
    }
    var rollups = new ArrayList<Rollup>();
    values.forEach((place, found) -> rollups.add(place.rollup(found)));
    return new Recording(batch.eventId(), rollups, refused);
  }

  private static @Nullable Refusal refusal(Sample sample, SampleBatch batch) {
    if (sample.at().isBefore(batch.receivedAt().minus(RETENTION))) {
      return Refusal.TOO_OLD;
    }
    if (sample.at().isAfter(batch.receivedAt().plus(TOLERANCE))) {
      return Refusal.IN_THE_FUTURE;
    }
    var bytes = sample.series().toString().getBytes(StandardCharsets.UTF_8).length;
    return bytes > LONGEST_SERIES ? Refusal.SERIES_TOO_LONG : null;
  }

  private record Place(SeriesKey series, long minute) {

    Rollup rollup(List<Double> values) {
      var array = values.stream().mapToDouble(Double::doubleValue).toArray();
      return new Rollup(series, minute, Summary.of(array));
    }
  }
}
