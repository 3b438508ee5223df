// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.change;

import dev.tocsin.alert.Labels;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened once and is neither good nor bad in itself: a deployment, a changed
 * configuration, a new lead. It pages nobody; it is there to be looked at beside an alert.
 *
 * @param id the same however often it is delivered
 * @param source who told of it
 * @param at when it happened
 * @param summary one line
 * @param labels what it is about, in the words that alerts use: {@code service}, {@code
 *     environment}
 * @param details whatever else the sender says
 * @param url where more can be read, or the empty string
 */
public record Change(
    String id,
    String source,
    Instant at,
    String summary,
    Labels labels,
    Map<String, String> details,
    String url) {

  public Change {
    details = Map.copyOf(details);
  }

  /** The same under the id of the event that it came in. */
  public Change as(String eventId) {
    return new Change(eventId, source, at, summary, labels, details, url);
  }
}
