// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

/** Nobody answers where the suite should be. */
final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreachableException(String message) {
    super(message);
  }
}
