// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.config;

/** A configuration that can't be used; the message names file, line, key and what was expected. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ConfigurationException(Location where, String what) {
    super(where + ": " + what);
  }
}
