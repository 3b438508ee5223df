// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.config;

/**
 * Where a value stands in the configuration.
 *
 * @param file as the user would name it, for instance {@code rules/cache.yaml}
 * @param line from 1
 * @param path the keys that lead to it, for instance {@code rules[2].for}; empty for the whole file
 */
public record Location(String file, int line, String path) {

  public Location key(String key) {
    return new Location(file, line, path.isEmpty() ? key : path + "." + key);
  }

  public Location item(int index) {
    return new Location(file, line, path + "[" + index + "]");
  }

  public Location atLine(int newLine) {
    return new Location(file, newLine, path);
  }

  @Override
  public String toString() {
    return file + ":" + line + (path.isEmpty() ? "" : ": " + path);
  }
}
