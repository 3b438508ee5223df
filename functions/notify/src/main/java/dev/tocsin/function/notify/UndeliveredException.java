// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

/** Somebody is not told yet. The message stays in the queue, and in the end reaches its DLQ. */
final class UndeliveredException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UndeliveredException(String what) {
    super(what);
  }
}
