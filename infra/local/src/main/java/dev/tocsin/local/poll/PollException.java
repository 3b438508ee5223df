// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

/** An event source mapping that can't work; the message is for whoever wrote the template. */
public final class PollException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PollException(String message) {
    super(message);
  }
}
