// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

/** A function that can't be loaded; the message is for the person who started the runtime. */
public final class FunctionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public FunctionException(String message) {
    super(message);
  }

  public FunctionException(String message, Throwable cause) {
    super(message, cause);
  }
}
