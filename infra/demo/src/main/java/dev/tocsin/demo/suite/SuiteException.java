// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

/** The suite is not as it has to be: it did not start, or a part of it is missing. */
public final class SuiteException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public SuiteException(String message) {
    super(message);
  }
}
