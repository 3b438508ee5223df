// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Alerts, and what people do about them, on their way to dispatch: the message of the alerts queue.
 *
 * @param eventId the ledger's name for what was accepted; the same for every delivery of the same
 *     event
 * @param source who sent it
 * @param receivedAt when Tocsin accepted it
 */
public record AlertBatch(
    String eventId,
    String source,
    Instant receivedAt,
    List<Alert> alerts,
    List<Acknowledgement> acknowledgements) {

  /**
   * @param acknowledgements null in messages of versions before 0.2
   */
  public AlertBatch(
      String eventId,
      String source,
      Instant receivedAt,
      List<Alert> alerts,
      @Nullable List<Acknowledgement> acknowledgements) {
    this.eventId = eventId;
    this.source = source;
    this.receivedAt = receivedAt;
    this.alerts = List.copyOf(alerts);
    this.acknowledgements =
        List.copyOf(Objects.requireNonNullElse(acknowledgements, List.<Acknowledgement>of()));
  }

  public static AlertBatch of(
      String eventId, String source, Instant receivedAt, List<Alert> alerts) {
    return new AlertBatch(eventId, source, receivedAt, alerts, List.of());
  }

  /**
   * Whether the id is its sender's, so that the same id is the same statement; else it is the hash
   * of a body, and whoever says the same words again may mean it.
   */
  public boolean isNamed() {
    return !eventId.startsWith(source + ":sha256:");
  }

  /**
   * The same, if it was received earlier already: a repetition says what was said then, and must
   * not overrule what was said in between.
   */
  public AlertBatch saidAt(Instant first) {
    return first.isBefore(receivedAt)
        ? new AlertBatch(
            eventId,
            source,
            first,
            alerts.stream().map(alert -> alert.saidAt(first)).toList(),
            acknowledgements.stream().map(one -> one.saidAt(first)).toList())
        : this;
  }
}
