// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.http;

/** A target that must not be called, whoever asks for it: trying again will not help. */
public final class RefusedTargetException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RefusedTargetException(String why) {
    super("target refused: " + why);
  }
}
