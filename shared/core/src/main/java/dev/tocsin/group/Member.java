// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert in a group.
 *
 * @param alert as it is now known, with long annotations shortened
 * @param receivedAt when Tocsin received what made it fire, or what resolved it
 * @param recoveryAsked whether the runbooks that are for it have been asked for in this stretch of
 *     firing
 * @param acknowledgement who has taken it on in this stretch of firing; null for nobody
 */
public record Member(
    Alert alert,
    Instant receivedAt,
    boolean recoveryAsked,
    @Nullable Acknowledgement acknowledgement) {

  /** Characters that an annotation keeps: a text for people, not a log file. */
  private static final int LONGEST_ANNOTATION = 2_000;

  static Member of(Alert alert, Instant receivedAt) {
    if (alert.annotations().values().stream()
        .allMatch(text -> text.length() <= LONGEST_ANNOTATION)) {
      return new Member(alert, receivedAt, false, null);
    }
    var shortened = new TreeMap<>(alert.annotations());
    shortened.replaceAll(
        (name, text) ->
            text.length() <= LONGEST_ANNOTATION
                ? text
                : text.substring(0, LONGEST_ANNOTATION - 1) + "…");
    return new Member(
        new Alert(
            alert.labels(),
            shortened,
            alert.startsAt(),
            alert.endsAt(),
            alert.updatedAt(),
            alert.source(),
            alert.generatorUrl()),
        receivedAt,
        false,
        null);
  }

  /** The same member, about whom something new was said that changes neither start nor end. */
  Member saying(Alert again) {
    return new Member(again, receivedAt, recoveryAsked, acknowledgement);
  }

  Member asked() {
    return new Member(alert, receivedAt, true, acknowledgement);
  }

  Member acknowledged(Acknowledgement by) {
    return new Member(alert, receivedAt, recoveryAsked, by);
  }

  public boolean fires(Instant now) {
    return alert.status(now) == Alert.Status.FIRING;
  }

  /** About how many bytes it takes in storage and in messages. */
  int weight() {
    int weight = 250 + bytes(alert.generatorUrl());
    for (var label : alert.labels().values().entrySet()) {
      weight += bytes(label.getKey()) + bytes(label.getValue()) + 6;
    }
    for (var annotation : alert.annotations().entrySet()) {
      weight += bytes(annotation.getKey()) + bytes(annotation.getValue()) + 6;
    }
    return weight;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
