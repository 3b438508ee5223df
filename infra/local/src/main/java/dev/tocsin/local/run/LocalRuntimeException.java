// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

/** The runtime can't start, or can't do what it was asked; the message is for a person. */
public final class LocalRuntimeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LocalRuntimeException(String message) {
    super(message);
  }

  LocalRuntimeException(String message, Throwable cause) {
    super(message, cause);
  }
}
