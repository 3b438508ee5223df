// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

/**
 * The way to everybody who is to be told: a topic a severity, from which each channel takes its
 * own.
 */
public interface Notifications {

  /** Publishes a notification. It may arrive more than once and is known by its id. */
  void publish(Notification notification);
}
