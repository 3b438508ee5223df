// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

/** The command was used wrongly: an option, a file or a configuration that can't be used. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
