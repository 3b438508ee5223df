// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.call;

/** An error that a call is answered with, as the service would name it. */
public final class AwsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  public AwsException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  /** Such as {@code NotFound}. */
  public String code() {
    return code;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this; // An answer, not a fault: nobody reads where it was made.
  }
}
