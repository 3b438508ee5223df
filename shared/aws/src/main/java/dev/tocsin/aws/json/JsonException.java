// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.json;

/** Text that is not the JSON that was expected; the message says where it stops being so. */
public final class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1;

  JsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
