// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merging where one of two statements names the alert by its key alone. Such a statement ends what
 * fires or adds annotations to it, and leaves its labels. Of an end that came before the alert
 * itself, because a queue keeps no order, it is remembered when it was: what is older is over.
 */
final class Bare {

  private Bare() {}

  static Alert merged(Alert known, Alert statement) {
    if (known.isBare()) {
      return statement.isBare() ? later(known, statement) : over(statement, known);
    }
    return statement.endsAt() == null
        ? annotated(known, statement)
        : ended(known, statement.endsAt(), statement);
  }

  private static Alert later(Alert known, Alert statement) {
    return statement.endsAt() != null && statement.updatedAt().isAfter(known.updatedAt())
        ? statement
        : known;
  }

  /** What the alert is now that it turns up and its end was known already. */
  private static Alert over(Alert alert, Alert end) {
    if (alert.updatedAt().isAfter(end.updatedAt())) {
      return alert;
    }
    return changed(
        alert, alert.annotations(), earlier(alert.endsAt(), end.endsAt()), end.updatedAt());
  }

  private static Alert ended(Alert known, Instant end, Alert statement) {
    if (statement.updatedAt().isBefore(known.updatedAt())) {
      return known;
    }
    if (known.status(statement.updatedAt()) == Alert.Status.FIRING) {
      return changed(known, both(known, statement), end, statement.updatedAt());
    }
    // It was over before, and whatever is older than this, and still on its way, is over too.
    return statement.updatedAt().equals(known.updatedAt())
        ? known
        : changed(known, known.annotations(), known.endsAt(), statement.updatedAt());
  }

  /** The known time stays: nothing is said about whether it fires. */
  private static Alert annotated(Alert known, Alert statement) {
    boolean applies =
        !statement.updatedAt().isBefore(known.updatedAt())
            && known.status(statement.updatedAt()) == Alert.Status.FIRING
            && !known.annotations().entrySet().containsAll(statement.annotations().entrySet());
    return applies
        ? changed(known, both(known, statement), known.endsAt(), known.updatedAt())
        : known;
  }

  private static Map<String, String> both(Alert known, Alert statement) {
    var all = new HashMap<>(known.annotations());
    all.putAll(statement.annotations());
    return all;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return other == null || one != null && one.isBefore(other) ? one : other;
  }

  /** An end before the start, as two clocks may name them, is one at the start. */
  private static Alert changed(
      Alert alert, Map<String, String> annotations, @Nullable Instant end, Instant updatedAt) {
    return new Alert(
        alert.labels(),
        annotations,
        alert.startsAt(),
        end != null && end.isBefore(alert.startsAt()) ? alert.startsAt() : end,
        updatedAt,
        alert.source(),
        alert.generatorUrl());
  }
}
