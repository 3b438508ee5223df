// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

/** An endpoint refuses a message for good: it isn't there, or the message is not one it takes. */
public final class UndeliverableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UndeliverableException(String message) {
    super(message);
  }
}
