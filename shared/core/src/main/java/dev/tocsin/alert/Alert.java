// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A labelled condition as of {@code updatedAt}: it began at {@code startsAt}, and it is over once
 * {@code endsAt} has come. Its identity is the label {@code dedup_key} where it has one, else all
 * of its labels; annotations describe it and may change.
 *
 * <p>A statement whose only label is the key is about an alert that others have described: it ends
 * it, or adds to its annotations, and is never an alert in itself ({@link #isBare}).
 *
 * @param endsAt when it ended or will count as ended; null while nobody has said so
 * @param updatedAt when the sender said this; of two statements about one alert the later one holds
 * @param source the sender's name in {@code sources.yaml}, or the part of Tocsin that made it
 * @param generatorUrl where the condition can be looked at, or the empty string
 */
public record Alert(
    Labels labels,
    Map<String, String> annotations,
    Instant startsAt,
    @Nullable Instant endsAt,
    Instant updatedAt,
    String source,
    String generatorUrl) {

  /** Whether a condition holds. */
  public enum Status {
    FIRING,
    RESOLVED
  }

  public Alert {
    if (!labels.has(Labels.ALERT_NAME) && !isOnlyTheKey(labels)) {
      throw new IllegalArgumentException("an alert needs the label alertname: " + labels);
    }
    if (endsAt != null && endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException("alert " + labels + " ends before it starts");
    }
    annotations = Map.copyOf(annotations);
  }

  /** The end of the alert that goes by a key, whatever else it is labelled with. */
  public static Alert ended(
      String dedupKey, Map<String, String> annotations, Instant at, String source) {
    var key = Labels.of(Labels.DEDUP_KEY, dedupKey);
    return new Alert(key, annotations, at, at, at, source, "");
  }

  /** More annotations for the alert that goes by a key, if it fires. */
  public static Alert annotated(
      String dedupKey, Map<String, String> annotations, Instant at, String source) {
    var key = Labels.of(Labels.DEDUP_KEY, dedupKey);
    return new Alert(key, annotations, at, null, at, source, "");
  }

  /** By what this alert is known, and told apart from all others. */
  public Fingerprint fingerprint() {
    return labels.has(Labels.DEDUP_KEY)
        ? Fingerprint.ofKey(labels.get(Labels.DEDUP_KEY))
        : labels.fingerprint();
  }

  /** Whether this only says something about an alert that goes by its key. */
  public boolean isBare() {
    return isOnlyTheKey(labels);
  }

  private static boolean isOnlyTheKey(Labels labels) {
    return labels.values().size() == 1 && labels.has(Labels.DEDUP_KEY);
  }

  public String name() {
    return labels.get(Labels.ALERT_NAME);
  }

  public Severity severity() {
    return Severity.of(labels);
  }

  /** As in Alertmanager, an alert is resolved from the very instant of its end on. */
  public Status status(Instant now) {
    return endsAt != null && !now.isBefore(endsAt) ? Status.RESOLVED : Status.FIRING;
  }

  public Optional<Instant> end() {
    return Optional.ofNullable(endsAt);
  }

  /** The same, said at this time if it was later; an end that is announced stays where it is. */
  Alert saidAt(Instant first) {
    if (!updatedAt.isAfter(first)) {
      return this;
    }
    var end = endsAt == null || endsAt.isAfter(updatedAt) ? endsAt : earlier(endsAt, first);
    return new Alert(
        labels, annotations, earlier(startsAt, first), end, first, source, generatorUrl);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * What is known of this alert once somebody has said {@code statement} about it: an older
   * statement changes nothing, and neither does the same one again.
   */
  public Alert merge(Alert statement) {
    return Merge.of(this, statement);
  }
}
