// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import org.jspecify.annotations.Nullable;

/** The local AWS can't start; the message is for the person who started it. */
public final class LocalAwsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LocalAwsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
