// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.route;

import java.time.Duration;

/**
 * What a route says about the groups of alerts that take it. It is complete by itself: what a route
 * leaves out it has from its parent. Names and defaults are Alertmanager's; {@code incident} and
 * {@code escalation} are Tocsin's own.
 *
 * @param groupWait how long a new group waits for more alerts before its first notification
 * @param groupInterval how long a group waits after a notification before the next one about what
 *     has changed
 * @param repeatInterval how long until a group that has not changed is told again
 * @param incident whether a notification opens an incident
 * @param escalation the escalation policy of its incidents by name; the empty string for the one
 *     that the severity follows
 */
public record Settings(
    String receiver,
    Grouping groupBy,
    Duration groupWait,
    Duration groupInterval,
    Duration repeatInterval,
    OpensIncident incident,
    String escalation) {

  static final Settings DEFAULTS =
      new Settings(
          "",
          Grouping.ONE_GROUP,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofHours(4),
          OpensIncident.BY_SEVERITY,
          "");

  /** Which groups become incidents. */
  public enum OpensIncident {
    /** Those in which an alert of at least critical severity fires. */
    BY_SEVERITY,
    ALWAYS,
    NEVER
  }
}
