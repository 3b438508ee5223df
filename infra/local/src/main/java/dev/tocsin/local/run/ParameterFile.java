// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A template's parameter values in a YAML file: one mapping of names to texts. */
final class ParameterFile {

  private ParameterFile() {}

  static Map<String, String> read(Path file) {
    Object content;
    try {
      var settings = LoadSettings.builder().setLabel(file.toString()).build();
      content = new Load(settings).loadFromString(Files.readString(file));
    } catch (IOException | YamlEngineException e) {
      throw new LocalRuntimeException("can't read " + file + ": " + e.getMessage(), e);
    }
    if (!(content instanceof Map<?, ?> map)) {
      throw new LocalRuntimeException(file + ": expected a mapping of parameters to values");
    }
    var parameters = new LinkedHashMap<String, String>();
    map.forEach((name, value) -> parameters.put(String.valueOf(name), String.valueOf(value)));
    return parameters;
  }
}
