// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

/**
 * What became of a call.
 *
 * @param answer what the other side said, in short; for people
 */
record ActionResult(Status status, String answer) {

  enum Status {
    /** Done, as the other side says; whether it helped is for the verification to find out. */
    DONE,
    /** Not done, or nobody knows; another attempt may fare better. */
    FAILED,
    /** Not done, and it never will be as things are configured. */
    IMPOSSIBLE
  }

  static ActionResult done(String answer) {
    return new ActionResult(Status.DONE, answer);
  }

  static ActionResult failed(String answer) {
    return new ActionResult(Status.FAILED, answer);
  }

  static ActionResult impossible(String answer) {
    return new ActionResult(Status.IMPOSSIBLE, answer);
  }
}
