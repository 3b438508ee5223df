// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

/** Why a notification was sent: Alertmanager's five reasons, and escalation. */
public enum NotifyReason {
  FIRST_NOTIFICATION,
  NEW_ALERTS_ADDED,
  SOME_ALERTS_RESOLVED,
  ALL_ALERTS_RESOLVED,
  REPEAT_INTERVAL_ELAPSED,
  /**
   * Nobody acknowledged the incident in time, so the next step of its escalation policy is told.
   */
  ESCALATED;

  /** In words, as Alertmanager's webhook writes it in notification_reason. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
