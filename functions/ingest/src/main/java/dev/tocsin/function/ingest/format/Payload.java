// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.Alert;
import dev.tocsin.change.Change;
import dev.tocsin.metric.Sample;
import java.util.List;

/**
 * What a webhook says: any of these, or nothing that concerns Tocsin.
 *
 * @param changes their {@code id} is empty: they get the event's
 * @param heartbeats names of those who gave a sign of life
 * @param timed whether the sender gives each statement its time, so that the same body is the same
 *     statement
 * @param ignored why there is nothing in it, or the empty string; the reason goes into the answer
 * @param problems what of it can't be taken although the rest is, or the empty string
 */
public record Payload(
    List<Alert> alerts,
    List<Acknowledgement> acknowledgements,
    List<Sample> samples,
    List<Change> changes,
    List<String> heartbeats,
    boolean timed,
    String ignored,
    String problems) {

  public Payload {
    alerts = List.copyOf(alerts);
    acknowledgements = List.copyOf(acknowledgements);
    samples = List.copyOf(samples);
    changes = List.copyOf(changes);
    heartbeats = List.copyOf(heartbeats);
  }

  public static Payload ofAlerts(List<Alert> alerts, boolean timed) {
    return of(alerts, List.of(), List.of(), List.of(), List.of(), timed);
  }

  public static Payload ofAlert(Alert alert, boolean timed) {
    return ofAlerts(List.of(alert), timed);
  }

  public static Payload ofAcknowledgement(Acknowledgement acknowledgement) {
    return of(List.of(), List.of(acknowledgement), List.of(), List.of(), List.of(), false);
  }

  public static Payload ofSamples(List<Sample> samples, boolean timed) {
    return of(List.of(), List.of(), samples, List.of(), List.of(), timed);
  }

  public static Payload ofChange(Change change, boolean timed) {
    return of(List.of(), List.of(), List.of(), List.of(change), List.of(), timed);
  }

  public static Payload ofHeartbeat(String name) {
    return of(List.of(), List.of(), List.of(), List.of(), List.of(name), false);
  }

  public static Payload ignored(String reason) {
    return new Payload(List.of(), List.of(), List.of(), List.of(), List.of(), true, reason, "");
  }

  /** Several kinds of statement in one; nothing at all is ignored. */
  public static Payload of(
      List<Alert> alerts,
      List<Acknowledgement> acknowledgements,
      List<Sample> samples,
      List<Change> changes,
      List<String> heartbeats,
      boolean timed) {
    var payload =
        new Payload(alerts, acknowledgements, samples, changes, heartbeats, timed, "", "");
    return payload.size() == 0 ? ignored("there is nothing in it") : payload;
  }

  /** The same, of which something could not be taken. */
  Payload except(String what) {
    return new Payload(
        alerts, acknowledgements, samples, changes, heartbeats, timed, ignored, what);
  }

  public boolean isIgnored() {
    return !ignored.isEmpty();
  }

  /** How many statements it makes. */
  public int size() {
    return alerts.size()
        + acknowledgements.size()
        + samples.size()
        + changes.size()
        + heartbeats.size();
  }
}
