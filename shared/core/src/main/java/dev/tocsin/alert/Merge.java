// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two statements about one alert made into one, as Alertmanager does it: the younger one holds; if
 * both speak of the same stretch of firing it starts when the earlier of them says, and ends when
 * the later of them says so. Where Alertmanager goes by the order of arrival, namely for statements
 * of the same instant, this goes by what they say, so that a redelivery can't turn anything back.
 */
final class Merge {

  private Merge() {}

  static Alert of(Alert known, Alert statement) {
    if (!known.fingerprint().equals(statement.fingerprint())) {
      throw new IllegalArgumentException(
          "not the same alert: " + known.labels() + " and " + statement.labels());
    }
    if (known.isBare() || statement.isBare()) {
      return Bare.merged(known, statement);
    }
    if (statement.updatedAt().isBefore(known.updatedAt())) {
      return known;
    }
    if (statement.updatedAt().equals(known.updatedAt()) && !overrules(statement, known)) {
      return known;
    }
    return overlap(known, statement) ? joined(known, statement) : labelled(statement, known);
  }

  /**
   * An alert that goes by a key may be labelled differently by those who speak of it. It keeps its
   * first labels for as long as it fires: by them it is in a group, which is to hear of its end.
   */
  private static Alert labelled(Alert statement, Alert known) {
    return known.status(statement.updatedAt()) == Alert.Status.RESOLVED
            || known.labels().equals(statement.labels())
        ? statement
        : new Alert(
            known.labels(),
            statement.annotations(),
            statement.startsAt(),
            statement.endsAt(),
            statement.updatedAt(),
            statement.source(),
            statement.generatorUrl());
  }

  /** Of two statements of one instant about one stretch, the earlier end overrules. */
  private static boolean overrules(Alert statement, Alert known) {
    return (overlap(known, statement) || statement.startsAt().equals(known.startsAt()))
        && endOf(statement).isBefore(endOf(known));
  }

  /** Alertmanager's test for "the same stretch": one of the ends lies strictly inside the other. */
  private static boolean overlap(Alert known, Alert statement) {
    return isInside(endOf(statement), known) || isInside(statement.startsAt(), known);
  }

  private static boolean isInside(Instant at, Alert stretch) {
    return at.isAfter(stretch.startsAt()) && at.isBefore(endOf(stretch));
  }

  private static Alert joined(Alert known, Alert statement) {
    var starts =
        known.startsAt().isBefore(statement.startsAt()) ? known.startsAt() : statement.startsAt();
    return new Alert(
        known.labels(),
        statement.annotations(),
        starts,
        end(known, statement),
        statement.updatedAt(),
        statement.source(),
        statement.generatorUrl());
  }

  /**
   * The younger statement's end, unless the older one gave a later one that still counts. An open
   * end is no statement about the end, so it does not keep an alert firing that is said to be over.
   */
  private static @Nullable Instant end(Alert known, Alert statement) {
    if (known.endsAt() == null || statement.endsAt() == null) {
      return statement.endsAt();
    }
    var asOf = statement.updatedAt();
    boolean newlyResolved =
        statement.status(asOf) == Alert.Status.RESOLVED
            && known.status(asOf) == Alert.Status.FIRING;
    return known.endsAt().isAfter(statement.endsAt()) && !newlyResolved
        ? known.endsAt()
        : statement.endsAt();
  }

  private static Instant endOf(Alert alert) {
    return alert.endsAt() == null ? Instant.MAX : alert.endsAt();
  }
}
