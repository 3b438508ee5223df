// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.api;

/** A query that can't be answered; the message says what was expected. */
final class BadQueryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadQueryException(String what) {
    super(what);
  }
}
