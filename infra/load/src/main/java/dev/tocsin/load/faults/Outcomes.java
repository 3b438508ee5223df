// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was answered so far. Used by all couriers at once. */
final class Outcomes {

  private static final int TOLD = 20;
  private static final int UNAUTHORIZED = 401;
  private static final int INVALID = 400;

  private final Map<Integer, String> events = new HashMap<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private int unanswered;
  private int answered;

  synchronized void add(int index, Parcel parcel, int status, String event) {
    answered++;
    statuses.merge(status, 1, Integer::sum);
    int expected =
        switch (parcel.fate()) {
          case TAKEN -> status / 100 == 2 ? status : 202;
          case FORGED -> UNAUTHORIZED;
          case MALFORMED -> INVALID;
        };
    var before = events.put(index, event);
    if (status != expected) {
      fault(index, parcel, "was answered with " + status + " instead of " + expected);
    } else if (before != null && !before.equals(event)) {
      fault(index, parcel, "is " + before + " and, repeated, " + event);
    }
  }

  private void fault(int index, Parcel parcel, String what) {
    if (faults.size() < TOLD) {
      faults.add(
          "delivery %d of %s (%s, id %s) %s"
              .formatted(index, parcel.content().source(), parcel.fate(), parcel.id(), what));
    }
  }

  synchronized void unanswered() {
    unanswered++;
  }

  synchronized void askedAgain(int status) {
    statuses.merge(status, 1, Integer::sum);
  }

  /** How many deliveries have had their final answer. */
  synchronized int answered() {
    return answered;
  }

  synchronized boolean isAnswered(int index) {
    return events.containsKey(index);
  }

  /** The event that a delivery was accepted as, if it was. */
  synchronized Optional<String> event(int index) {
    return Optional.ofNullable(events.get(index)).filter(event -> !event.isEmpty());
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized String summary() {
    return "answers by status: %s; without an answer: %d".formatted(statuses, unanswered);
  }
}
