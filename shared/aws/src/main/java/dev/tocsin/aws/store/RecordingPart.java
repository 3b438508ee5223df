// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.ledger.Outcome;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.Rollup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * As much of a recording as fits into a transaction with its marker. A recording of more has
 * several parts, always the same ones, and each but the last has a marker of its own: the last
 * one's is the event's conclusion, and is written last.
 */
record RecordingPart(String eventId, String marker, List<Rollup> rollups) {

  static List<RecordingPart> of(Recording recording, int mostRollups) {
    var parts = new ArrayList<RecordingPart>();
    var rollups = recording.rollups();
    int from = 0;
    while (rollups.size() - from > mostRollups) {
      var marker = recording.eventId() + "#part/" + parts.size();
      parts.add(
          new RecordingPart(
              recording.eventId(), marker, rollups.subList(from, from + mostRollups)));
      from += mostRollups;
    }
    parts.add(
        new RecordingPart(
            recording.eventId(), recording.eventId(), rollups.subList(from, rollups.size())));
    return parts;
  }

  Update mark(String ledgerTable, Instant now) {
    return LedgerItem.conclusion(ledgerTable, marker, Outcome.RECORDED, now);
  }
}
