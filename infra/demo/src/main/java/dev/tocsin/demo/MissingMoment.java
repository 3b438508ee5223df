// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

/** Something that the story needs did not happen; the message says what, and for how long. */
final class MissingMoment extends RuntimeException {

  private static final long serialVersionUID = 1;

  MissingMoment(String message) {
    super(message);
  }
}
