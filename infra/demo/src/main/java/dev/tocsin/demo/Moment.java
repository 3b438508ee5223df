// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import java.time.Instant;

/**
 * Something that happened, as it was seen from outside the suite.
 *
 * @param service what it is about
 * @param subject the alert's name, the recovery's status, or the empty string
 * @param detail for people
 */
record Moment(Instant at, String service, Event event, String subject, String detail) {

  /** What can happen, and how the timeline calls it. */
  enum Event {
    HEALTHY("reports that it is well"),
    BROKEN("is broken"),
    BAD_SAMPLE("first breaching sample accepted"),
    FIRING("alert firing"),
    OVER("alert resolved"),
    PAGED("page delivered"),
    UNPAGED("resolved notification"),
    REPAIR("recovery action called"),
    RECOVERY("recovery"),
    SUITE("the suite");

    private final String words;

    Event(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  boolean is(String wantedService, Event wanted, String wantedSubject) {
    return event == wanted
        && service.equals(wantedService)
        && (wantedSubject.isEmpty() || subject.equals(wantedSubject));
  }
}
