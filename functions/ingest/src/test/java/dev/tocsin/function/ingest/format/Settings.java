// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.config.Node;

/** A format's settings, as sources.yaml would have them. */
final class Settings {

  private Settings() {}

  static Node of(String yaml) {
    return YamlFile.parse("sources.yaml", yaml);
  }
}
