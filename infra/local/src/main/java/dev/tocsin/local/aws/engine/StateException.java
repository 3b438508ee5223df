// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

/** The state can't be used; the message says why and what to do. */
public final class StateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StateException(String message) {
    super(message);
  }

  /** A part of the state that its engine can't read. */
  static StateException damaged(Object place, Throwable cause) {
    var damaged =
        new StateException(
            place
                + " is damaged: move it away to start without it, or put a copy back ("
                + cause.getMessage()
                + ")");
    damaged.initCause(cause);
    return damaged;
  }
}
