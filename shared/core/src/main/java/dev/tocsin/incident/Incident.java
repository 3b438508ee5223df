// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.incident;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that people work on: a group of alerts from the first notification that was bad enough
 * until all of them are resolved. It is never reopened: when the group fires again, that is another
 * incident. The life cycle is PagerDuty's: triggered, acknowledged, resolved.
 *
 * @param id the group's hash and the number of its firing stretch
 * @param dedupKey what tells repeated triggers of one problem apart from another problem
 * @param severity the worst that it has been
 * @param title one line for a list
 * @param acknowledgedBy who, or the empty string
 * @param groupKey Alertmanager's group key
 * @param alerts the alerts as they were last told, shortened where there are very many
 * @param escalationPolicy its name in {@code escalation.yaml}, or the empty string
 * @param timeline what happened, in the order in which it was noted; at most {@value #LONGEST}
 */
public record Incident(
    String id,
    String dedupKey,
    Status status,
    Severity severity,
    String title,
    Instant openedAt,
    @Nullable Instant acknowledgedAt,
    String acknowledgedBy,
    @Nullable Instant resolvedAt,
    String groupKey,
    Labels groupLabels,
    List<Alert> alerts,
    String escalationPolicy,
    List<Entry> timeline) {

  /** Entries that a timeline keeps; later ones are left out, but the resolution is not. */
  static final int LONGEST = 200;

  /** Where an incident stands; only forward. */
  public enum Status {
    TRIGGERED,
    ACKNOWLEDGED,
    RESOLVED
  }

  /**
   * One thing that happened.
   *
   * @param id the same however often the same thing is noted, for instance the notification's id
   */
  public record Entry(String id, Instant at, String text) {}

  public Incident {
    alerts = List.copyOf(alerts);
    timeline = List.copyOf(timeline);
  }

  /** A new incident, triggered. */
  public static Incident open(
      String id,
      String dedupKey,
      String groupKey,
      Labels groupLabels,
      List<Alert> alerts,
      Severity severity,
      String escalationPolicy,
      Instant now) {
    return new Incident(
        id,
        dedupKey,
        Status.TRIGGERED,
        severity,
        title(groupLabels, alerts),
        now,
        null,
        "",
        null,
        groupKey,
        groupLabels,
        alerts,
        escalationPolicy,
        List.of(new Entry("opened", now, "opened as " + severity.word())));
  }

  public boolean isOpen() {
    return status != Status.RESOLVED;
  }

  /** How long it took from opening to resolution. */
  public Optional<Duration> timeToResolve() {
    return Optional.ofNullable(resolvedAt).map(end -> Duration.between(openedAt, end));
  }

  public Incident acknowledge(String by, Instant now) {
    return status == Status.TRIGGERED
        ? as(Status.ACKNOWLEDGED, now, by, null, severity, alerts)
            .noted(
                new Entry("acknowledged", now, "acknowledged" + (by.isEmpty() ? "" : " by " + by)))
        : this;
  }

  /**
   * Somebody has taken it on, perhaps before it was opened, and may have said something about it.
   */
  public Incident acknowledge(Acknowledgement acknowledgement) {
    if (!isOpen()) {
      return this;
    }
    var by = acknowledgement.by();
    var at = acknowledgement.at().isBefore(openedAt) ? openedAt : acknowledgement.at();
    var taken = acknowledge(by, at);
    return acknowledgement.note().isEmpty()
        ? taken
        : taken.noted(
            new Entry(
                "note/" + acknowledgement.at(),
                at,
                (by.isEmpty() ? "" : by + ": ") + acknowledgement.note()));
  }

  /** The group's alerts as they are now told; the severity only rises. */
  public Incident told(List<Alert> now, Severity worst) {
    return isOpen()
        ? as(
            status,
            acknowledgedAt,
            acknowledgedBy,
            null,
            worst.compareTo(severity) > 0 ? worst : severity,
            now)
        : this;
  }

  public Incident resolve(Instant now) {
    return isOpen()
        ? as(Status.RESOLVED, acknowledgedAt, acknowledgedBy, now, severity, alerts)
            .with(new Entry("resolved", now, "all alerts resolved"))
        : this;
  }

  /** Adds to the timeline what is not in it yet. */
  public Incident noted(Entry entry) {
    return timeline.size() >= LONGEST
            || timeline.stream().anyMatch(known -> known.id().equals(entry.id()))
        ? this
        : with(entry);
  }

  private Incident with(Entry entry) {
    var longer = new ArrayList<>(timeline);
    longer.add(entry);
    return new Incident(
        id,
        dedupKey,
        status,
        severity,
        title,
        openedAt,
        acknowledgedAt,
        acknowledgedBy,
        resolvedAt,
        groupKey,
        groupLabels,
        alerts,
        escalationPolicy,
        longer);
  }

  private Incident as(
      Status next,
      @Nullable Instant acknowledged,
      String by,
      @Nullable Instant resolved,
      Severity worst,
      List<Alert> told) {
    return new Incident(
        id,
        dedupKey,
        next,
        worst,
        title,
        openedAt,
        acknowledged,
        by,
        resolved,
        groupKey,
        groupLabels,
        told,
        escalationPolicy,
        timeline);
  }

  /** What fires and where: the alert's name if it is but one, and the group's labels. */
  private static String title(Labels groupLabels, List<Alert> alerts) {
    var names = alerts.stream().map(Alert::name).distinct().toList();
    var what = names.size() == 1 ? names.getFirst() : names.size() + " different alerts";
    var service = groupLabels.get(Labels.SERVICE);
    return service.isEmpty() ? what : what + " on " + service;
  }
}
