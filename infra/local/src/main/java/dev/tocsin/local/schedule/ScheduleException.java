// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.schedule;

/** A schedule that can't be kept here; the message is for whoever wrote the template. */
public final class ScheduleException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ScheduleException(String message) {
    super(message);
  }
}
