// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

/**
 * A body that its format can't be read from; the message says where and why, and quotes nothing.
 */
public final class InvalidPayload extends RuntimeException {

  private static final long serialVersionUID = 1;

  public InvalidPayload(String where, String what) {
    super((where.isEmpty() ? "the body" : where) + ": " + what);
  }
}
